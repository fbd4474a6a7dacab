import MappingLanguage
import Records
import Testing

@Suite struct SpecFingerprintTests {
  @Test func `is SHA-256 in small hexadecimal digits`() {
    #expect(
      Fingerprint(of: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }

  @Test func `a catalog's does not depend on the order of its fields, a field's change shows`()
    throws
  {
    var catalog = try RejectionFile.catalog("Base/target.json")
    let first = catalog.fingerprint
    catalog.fields.reverse()
    #expect(catalog.fingerprint == first)
    catalog.fields[3].maxLength = 7
    #expect(catalog.fingerprint != first)
  }

  @Test func `a spec's changes with any word of it`() throws {
    var spec = try MappingSpec(parsing: RejectionFile.bytes("Base/spec.json"), source: "m")
    let first = spec.fingerprint
    spec.rules[0].because[0].quote += "."
    #expect(spec.fingerprint != first)
  }
}
