import Diagnostics
import MappingLanguage
import Records
import Testing

@Suite struct RejectionTests {
  @Test(arguments: RejectionFile.all)
  func `every file provokes the codes it names, and no other`(_ file: RejectionFile) throws {
    let diagnostics = try file.diagnostics()
    let codes = Set(diagnostics.map(\.code.rawValue))
    #expect(codes == Set(file.expected), "\(DiagnosticList(diagnostics))")
    #expect(codes.contains(file.code))
  }

  @Test func `the files and the codes of the checker are the same set`() {
    let provoked = Set(RejectionFile.all.map(\.code))
    let implemented = Set(MappingChecker.codes.union(SampleFindings.codes).map(\.rawValue))
    #expect(implemented.subtracting(provoked).sorted() == [], "codes without a file")
    #expect(provoked.subtracting(implemented).sorted() == [], "files without a code")
  }

  /// Codes that never come alone, because they and another say two things, and which two.
  private static let neverAlone = [
    "D916": "records show a cut, and before any is read the check notes the step that cuts (M702)"
  ]

  @Test func `every code has a file that provokes it alone`() {
    let alone = Set(RejectionFile.all.filter { Set($0.expected) == [$0.code] }.map(\.code))
    let codes = Set(RejectionFile.all.map(\.code))
    #expect(codes.subtracting(alone).sorted() == Self.neverAlone.keys.sorted())
  }

  @Test func `every code of the mapping section is one the checker reports`() {
    let declared =
      DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("M1") }
      + DiagnosticCode.allCases.filter { code in
        code.rawValue.count == 4 && code.rawValue.hasPrefix("M") && !code.rawValue.hasPrefix("M1")
      }
    let unknown = declared.filter { !MappingChecker.codes.contains($0) }
    #expect(unknown.map(\.rawValue) == [])
  }

  @Test func `records that a filter drops do not show that a target is never filled`() throws {
    let records = (0..<20).map { number -> JSON in
      ["id": .string("\(number)"), "properties": ["company": "Example Ltd", "lastname": "Doe"]]
    }
    let file = RejectionFile(name: "dropped", json: ["records": .array(records)])
    #expect(try file.diagnostics() == [])
  }

  @Test func `the base that the files change has nothing to say`() throws {
    let json = try RejectionFile.document("Base/spec.json")
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "base", json: [:]).report(on: spec)
    #expect(report.diagnostics == [], "\(DiagnosticList(report.diagnostics))")
    #expect(report.allowsApproval)
  }

  @Test(arguments: RejectionFile.all)
  func `every problem says where it is, in a sentence, and what to do`(
    _ file: RejectionFile
  )
    throws
  {
    for diagnostic in try file.diagnostics() {
      #expect(diagnostic.location != nil)
      #expect(!diagnostic.message.isEmpty)
      let needsHint = diagnostic.code != .M702 && diagnostic.code != .M703
      #expect(diagnostic.hint != nil || diagnostic.severity == .note || !needsHint)
    }
  }

  @Test(arguments: RejectionFile.all)
  func `every fix applies, gives a spec and adds no error`(_ file: RejectionFile) throws {
    guard file.json["text"] == nil, file.json["repair"] == nil else { return }
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: file.json["patch"]
    )
    guard let spec = try? MappingSpec(json: json, source: "mapping.json") else { return }
    let report = try file.report(on: spec)
    for diagnostic in report.diagnostics {
      for fix in diagnostic.fixes {
        let patch = try JSONPatch(parsing: fix.patch, source: fix.title)
        // As submitted, and in the canonical form.
        _ = try patch.applied(to: json, source: fix.title)
        let fixed = try #require(MappingChecker.patched(spec, by: fix), "\(fix.patch)")
        let after = try file.report(on: fixed)
        #expect(
          after.count(.error) <= report.count(.error),
          "\(fix)\n\(DiagnosticList(after.diagnostics))"
        )
        if fix.grade == .safe || fix.grade == .likely {
          #expect(!after.diagnostics.contains(diagnostic), "\(fix.title) mends nothing")
        }
      }
    }
  }

  @Test(arguments: RejectionFile.all)
  func `what the checker accepts compiles`(_ file: RejectionFile) throws {
    guard file.json["text"] == nil, file.json["repair"] == nil else { return }
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: file.json["patch"]
    )
    guard let spec = try? MappingSpec(json: json, source: "mapping.json") else { return }
    let report = try file.report(on: spec)
    guard !report.hasErrors || report.diagnostics.first?.code == .M901 else { return }
    _ = try MappingProgram.compile(
      spec,
      source: RejectionFile.catalog("Base/source.json"),
      target: file.target(),
      resources: file.options().resources
    )
  }

  @Test(arguments: RejectionFile.all.filter { $0.code == "M805" })
  func `a negative test that is mended takes no null along`(_ file: RejectionFile) throws {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: file.json["patch"]
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    func found(_ spec: MappingSpec) throws -> [Diagnostic] {
      try file.report(on: spec).diagnostics.filter { $0.code == .M805 }
    }
    let before = try found(spec)
    #expect(before.contains { !$0.fixes.isEmpty })
    for diagnostic in before {
      for fix in diagnostic.fixes {
        let fixed = try #require(MappingChecker.patched(spec, by: fix))
        #expect(try !found(fixed).contains { $0.rule == diagnostic.rule }, "\(fix)")
      }
    }
  }

  @Test(arguments: RejectionFile.all)
  func `every fix that is offered mends what it is offered for`(_ file: RejectionFile) throws {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: file.json["patch"]
    )
    guard let spec = try? MappingSpec(json: json, source: "mapping.json") else { return }
    let report = try file.report(on: spec)
    let verified = try file.report(on: spec, triesFixes: true)
    for (offered, kept) in zip(report.diagnostics, verified.diagnostics) {
      #expect(offered.fixes == kept.fixes, "\(offered.code) \(offered.message)")
    }
  }
}
