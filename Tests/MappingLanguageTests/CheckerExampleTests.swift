import Diagnostics
import MappingLanguage
import Records
import Testing

/// The example sentence of the product, on an org that cannot take it and on one that can.
@Suite struct CheckerExampleTests {
  private func report(_ spec: String, _ target: String) throws -> (MappingSpec, CheckReport) {
    let spec = try MappingSpec(
      parsing: RejectionFile.bytes("Example/\(spec)"),
      source: "mapping.json"
    )
    var options = CheckOptions(specName: "mapping.json")
    options.lookupCatalogs = [try RejectionFile.catalog("Example/account.json")]
    let report = MappingChecker.check(
      spec,
      source: try RejectionFile.catalog("Example/contacts.json"),
      target: try RejectionFile.catalog("Example/\(target)"),
      options: options
    )
    return (spec, report)
  }

  @Test func `the bare org has four problems, and the report says what to do about each`() throws {
    let (_, report) = try report("bare.spec.json", "lead-bare.json")
    let errors = report.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.M402, .M402, .M202, .M306, .M303])
    #expect(errors.allSatisfy { $0.hint != nil && !$0.fixes.isEmpty })
    #expect(!report.allowsApproval)
    let drawing = DiagnosticList(report.diagnostics).description + "\n\n" + report.summary + "\n"
    let frozen = String(decoding: try RejectionFile.bytes("Example/bare.report.txt"), as: UTF8.self)
    #expect(drawing == frozen, "\(drawing)")
  }

  @Test func `the standard org takes it without an error`() throws {
    let (_, report) = try report("standard.spec.json", "lead-standard.json")
    #expect(!report.hasErrors, "\(DiagnosticList(report.diagnostics))")
    #expect(report.allowsApproval)
    let covered = report.coverage.map { "\($0.sentence.id): \($0.rules.joined(separator: " "))" }
    #expect(covered == ["S1: r1 r2 r3 r4 r5", "S2: r6", "S3: r7"])
  }

  @Test func `an account found has the org's own look-up fields as candidates`() throws {
    let (spec, _) = try report("bare.spec.json", "lead-bare.json")
    let report = MappingChecker.check(
      spec,
      source: try RejectionFile.catalog("Example/contacts.json"),
      target: try RejectionFile.catalog("Example/lead-standard.json"),
      options: CheckOptions(specName: "mapping.json")
    )
    let nowhere = try #require(report.diagnostics.first { $0.code == .M202 })
    #expect(nowhere.hint == "Use \"Account__c\".")
    let fix = try #require(nowhere.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec, by: fix))
    #expect(fixed.rules[5].target == "Account__c")
  }

  @Test func `the same spec gives the same report, byte for byte`() throws {
    let first = try report("bare.spec.json", "lead-bare.json").1.json.text(.canonical)
    let second = try report("bare.spec.json", "lead-bare.json").1.json.text(.canonical)
    #expect(first == second)
  }
}
