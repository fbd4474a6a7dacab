package import Diagnostics
package import Journal
package import MappingLanguage
import Records
import SyncMachine

/// The program of an approved version.
///
/// It is made from what the journal keeps under the version's hashes, never from files. A spec that
/// was approved in an older version of the language is upgraded on its way to the program; what is
/// kept, and the hash that was approved, stay as they are.
package struct ApprovedMapping: Sendable {
  let name: MappingName
  let version: VersionNumber
  let spec: MappingSpec
  let source: Catalog
  let target: Catalog
  package let resources: MappingResources
  package let program: MappingProgram
  /// M110 where the spec was upgraded.
  let notice: Diagnostic?

  /// `secrets`: what mappings make pseudonyms with, by name; they are in no journal.
  ///
  /// - Throws: RUN103 where no program comes of it.
  package init(
    _ version: MappingVersionEntry,
    reader: JournalReader,
    secrets: [String: Result<[UInt8], Diagnostic>]
  ) async throws(RunFault) {
    name = version.name
    self.version = version.version
    let title = "\(version.name), version \(version.version)"
    guard let text = version.spec else {
      throw Self.unusable(title, "the journal has no spec of it")
    }
    do throws(DiagnosticList) {
      let stored = try StoredSpec(parsing: text, source: title)
      spec = stored.spec
      notice = stored.notice
    } catch {
      throw Self.unusable(title, "its spec cannot be read", error)
    }
    source = try await Self.catalog(spec.source.system, spec.source.object, version, reader)
    target = try await Self.catalog(spec.target.system, spec.target.object, version, reader)
    var resources = try await Self.resources(version, reader)
    resources.secrets = secrets
    self.resources = resources
    do throws(DiagnosticList) {
      program = try MappingProgram.compile(
        spec,
        source: source,
        target: target,
        resources: resources
      )
    } catch {
      throw Self.unusable(title, "no program comes of it", error)
    }
  }

  /// The same mapping with constants in place of what the rules of some targets say.
  ///
  /// - Throws: the problems the checker has with the constants: those of a type that does not fit.
  init(_ mapping: ApprovedMapping, correcting values: [String: JSON]) throws(DiagnosticList) {
    var spec = mapping.spec
    var touched: Set<String> = []
    for (target, value) in values.sorted(by: { $0.key < $1.key }) {
      var rule = Rule(
        id: "correction_of_\(target)",
        target: target,
        value: ValueExpression(
          .atom(Atom(.constant(value), then: mapping.target[target]?.reading ?? []))
        ),
        onError: .rejectRecord,
        write: .always,
        because: []
      )
      if let index = spec.rules.firstIndex(where: { $0.target == target }) {
        rule.id = spec.rules[index].id
        rule.because = spec.rules[index].because
        spec.rules[index] = rule
      } else {
        spec.rules.append(rule)
      }
      touched.insert(rule.id)
    }
    var options = CheckOptions(specName: "the correction")
    options.resources = mapping.resources
    let report = MappingChecker.check(
      spec,
      source: mapping.source,
      target: mapping.target,
      options: options
    )
    // Only what is wrong with a value in its place; that no words stand behind a constant is clear.
    let problems = report.diagnostics.filter { problem in
      problem.severity == .error && problem.rule.map(touched.contains) == true
        && problem.code.rawValue.hasPrefix("M3")
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    program = try MappingProgram.compile(
      spec,
      source: mapping.source,
      target: mapping.target,
      resources: mapping.resources
    )
    self.spec = spec
    name = mapping.name
    version = mapping.version
    source = mapping.source
    target = mapping.target
    resources = mapping.resources
    notice = mapping.notice
  }

  /// The data tables and time zones that the version was checked with.
  private static func resources(
    _ version: MappingVersionEntry,
    _ reader: JournalReader
  ) async throws(RunFault) -> MappingResources {
    let title = "\(version.name), version \(version.version)"
    var kept: [KeptTable] = []
    for use in version.catalogs where KeptTable.isOne(system: use.system, object: use.object) {
      let snapshot = try await asking { () async throws(JournalFault) in
        try await reader.catalog(use.hash)
      }
      guard let json = try? JSON(parsing: snapshot.json) else {
        throw unusable(title, "its table of \(use.object) cannot be read")
      }
      kept.append(KeptTable(system: use.system, object: use.object, json: json))
    }
    guard let resources = MappingResources(keeping: kept) else {
      throw unusable(title, "its data tables cannot be read")
    }
    return resources
  }

  private static func catalog(
    _ system: String,
    _ object: String,
    _ version: MappingVersionEntry,
    _ reader: JournalReader
  ) async throws(RunFault) -> Catalog {
    let title = "\(version.name), version \(version.version)"
    let use = version.catalogs.first { $0.system == system && $0.object == object }
    guard let use else {
      throw unusable(title, "it was not checked against a catalog of \(system) \(object)")
    }
    let snapshot: CatalogSnapshot
    do throws(JournalFault) {
      snapshot = try await reader.catalog(use.hash)
    } catch {
      throw .journal(error)
    }
    guard let json = try? JSON(parsing: snapshot.json), let catalog = Catalog(json: json) else {
      throw unusable(title, "the catalog of \(system) \(object) cannot be read")
    }
    return catalog
  }

  private static func unusable(
    _ title: String,
    _ reason: String,
    _ list: DiagnosticList? = nil
  ) -> RunFault {
    let first = Diagnostic(
      .error,
      .RUN103,
      "mapping \(title) is approved and cannot be used: \(reason)",
      hint: "Describe or import the mapping again, check it and approve it."
    )
    return .refused(DiagnosticList([first] + (list?.diagnostics ?? [])))
  }
}

extension CatalogField {
  /// The steps from what a person writes to the field's type; none where a text will do.
  fileprivate var reading: [Step] {
    switch type {
    case .date: [Step("parse_date", [Step.Argument("formats", .constant(["iso"]))])]
    case .datetime: [Step("parse_datetime", [Step.Argument("formats", .constant(["iso"]))])]
    case .country: [Step("to_country", [Step.Argument("to", .constant("alpha2"))])]
    case .optionSet:
      [Step("split", [Step.Argument("separators", .constant([.string(separator ?? ";")]))])]
    case .text, .email, .phone, .url, .int, .dec, .bool, .option, .language, .currency, .id,
      .reference, .record, .json, .list:
      []
    }
  }
}
