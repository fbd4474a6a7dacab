import Diagnostics
import Foundation
import MappingLanguage
import Records
import Testing

/// A file of `Rejections/`: a change to the sound base spec, and the codes it must provoke.
struct RejectionFile: Sendable, CustomTestStringConvertible {
  let name: String
  let json: JSON

  var testDescription: String { name }

  /// The code the file is named for.
  var code: String { String(name.prefix { $0 != "-" }) }

  var expected: [String] { (json["expect"]?.array ?? []).compactMap(\.string) }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Rejections")

  static let all: [RejectionFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      (try? document(name)).map { RejectionFile(name: name, json: $0) }
    }
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func document(_ path: String) throws -> JSON { try JSON(parsing: bytes(path)) }

  static func catalog(_ path: String, changed patch: JSON? = nil) throws -> Catalog {
    let json = try changed(document(path), by: patch)
    return try #require(Catalog(json: json), "\(path) is no catalog")
  }

  static func changed(_ json: JSON, by patch: JSON?) throws -> JSON {
    guard let patch else { return json }
    return try JSONPatch(json: patch, source: "patch").applied(to: json, source: "patch")
  }

  func options() throws -> CheckOptions {
    var options = CheckOptions(specName: "mapping.json")
    options.policy = policy
    options.reviewer = ScriptedReviewer(json["doubts"])
    options.lookupCatalogs = [try Self.catalog("Base/account.json")]
    options.resources.lookupTables = WorkspaceTables(tables)
    return options
  }

  /// The workspace's tables: of each the columns and the rows.
  private var tables: [String: Result<WorkspaceTable, DiagnosticList>] {
    var tables: [String: Result<WorkspaceTable, DiagnosticList>] = [:]
    for member in json["tables"]?.object?.members ?? [] {
      let rows = (member.value["rows"]?.array ?? []).enumerated()
      tables[member.name] = Result { () throws(DiagnosticList) in
        try WorkspaceTable(
          member.name,
          header: (member.value["columns"]?.array ?? []).compactMap(\.string),
          records: rows.map { SourceRecord(id: String($0 + 1), json: $1.bytes(.compact)) },
          file: "tables/\(member.name).csv"
        )
      }
    }
    return tables
  }

  /// Everything that reading, checking or repairing the changed spec reports.
  func diagnostics() throws -> [Diagnostic] {
    let spec: MappingSpec
    var notices: [Diagnostic] = []
    do throws(DiagnosticList) {
      let document = try document()
      let text = json["text"]?.string ?? document.text()
      if json["stored"]?.bool == true {
        let stored = try StoredSpec(parsing: text, source: "mapping.json")
        notices += [stored.notice].compactMap(\.self)
        spec = stored.spec
      } else {
        spec = try MappingSpec(parsing: text, source: "mapping.json")
      }
    } catch {
      return error.diagnostics
    }
    if let repair = json["repair"] { return try repairProblems(repair, spec) }
    return try notices + report(on: spec).diagnostics + sampleFindings(spec)
  }

  /// What the records of the file show of the mapping.
  private func sampleFindings(_ spec: MappingSpec) throws -> [Diagnostic] {
    guard let records = json["records"]?.array, try !report(on: spec).hasErrors else { return [] }
    let source = try Self.catalog("Base/source.json")
    let program = try MappingProgram.compile(
      spec,
      source: source,
      target: target(),
      resources: options().resources
    )
    let worker = MappingWorker(program)
    var findings = SampleFindings(
      program,
      source: source,
      specName: "mapping.json",
      asksPlatforms: json["asks_lookups"]?.bool ?? true
    )
    let context = MappingContext(
      run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "run-1"),
      lookups: LookupTable(unanswered: .none)
    )
    for (index, record) in records.enumerated() {
      let source = SourceRecord(id: "\(index)", json: record.bytes(.compact))
      findings.add(try worker.explain(source, context, current: .new))
    }
    return findings.diagnostics
  }

  /// The workspace's policy.
  private var policy: DataPolicy {
    let clauses = (json["policy"]?.array ?? []).compactMap { json -> DataPolicy.Clause? in
      guard let place = json["to"]?.string.flatMap(DataPolicy.Place.init) else { return nil }
      var clause = DataPolicy.Clause(to: place)
      let labels = (json["forbid"]?.array ?? []).compactMap(\.string)
      clause.forbidden = Set(labels.compactMap(DataLabel.init(rawValue:)))
      clause.needsConsent = json["consent"]?.bool ?? false
      clause.agreed = json["agreed"]?.array ?? []
      clause.isVisibleOutside = json["visible_outside"]?.bool ?? false
      return clause
    }
    return DataPolicy(clauses)
  }

  func document() throws(DiagnosticList) -> JSON {
    do {
      return try Self.changed(Self.document("Base/spec.json"), by: json["patch"])
    } catch {
      throw DiagnosticList([Diagnostic(.error, .M101, "the patch of \(name): \(error)")])
    }
  }

  func report(on spec: MappingSpec, triesFixes: Bool = false) throws -> CheckReport {
    var options = try options()
    options.triesFixes = triesFixes
    return MappingChecker.check(
      spec,
      source: try Self.catalog("Base/source.json"),
      target: try target(),
      options: options
    )
  }

  /// What the check says under a code of the base spec, changed by a patch.
  static func messages(_ code: DiagnosticCode, _ patch: String) throws -> [String] {
    let file = RejectionFile(name: "changed", json: ["patch": try JSON(parsing: patch)])
    return try file.diagnostics().filter { $0.code == code }.map(\.message)
  }

  /// The target's catalog, changed where the file says so.
  func target() throws -> Catalog {
    try Self.catalog("Base/target.json", changed: json["target"])
  }

  private func repairProblems(_ repair: JSON, _ spec: MappingSpec) throws -> [Diagnostic] {
    let diagnosed = (repair["diagnosed"]?.array ?? []).compactMap(\.string)
    let tests = (repair["user_tests"]?.array ?? []).compactMap(\.string)
    let guardian = RepairGuard(
      spec: spec,
      diagnostics: diagnosed.map { Diagnostic(.error, .M301, "wrong", rule: $0) },
      userTests: Set(tests)
    )
    let patch = try JSONPatch(json: try #require(repair["patch"]), source: "repair")
    return guardian.problems(of: patch, source: "repair")
  }
}
