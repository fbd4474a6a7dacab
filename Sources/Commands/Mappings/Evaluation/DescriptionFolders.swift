package import Diagnostics
package import Drafting
import MappingLanguage
import Records
import Workspace

/// Reads folders of descriptions with what is expected of them, for the evaluation of prompts.
///
/// A folder has `description.md`, `expectation.json` and `cases.jsonl`; it may have `catalogs/` and
/// `tables/` of its own.
package struct DescriptionFolders: Sendable {
  /// Catalogs that neither the folder nor its set has.
  private let sharedCatalogs: String
  private let resources: MappingResources

  /// `sharedCatalogs`: the folder of files `SYSTEM.OBJECT.json` to fall back on.
  package init(sharedCatalogs: String, environment: [String: String] = [:]) {
    self.init(
      sharedCatalogs: sharedCatalogs,
      resources: MappingResources(zones: SystemZones(environment).table)
    )
  }

  init(sharedCatalogs: String, resources: MappingResources) {
    self.sharedCatalogs = sharedCatalogs
    self.resources = resources
  }

  /// The description of a folder, or those of the folders in it, by name.
  ///
  /// - Throws: PRM302 where there is none, and the problems of their files.
  package func tasks(at path: String) throws(DiagnosticList) -> [EvaluationTask] {
    let folders = Self.isDescription(path) ? [path] : Self.descriptions(in: path)
    guard !folders.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .PRM302,
          "no description with an expectation is there",
          at: Location(path),
          hint: "A folder of descriptions has folders with description.md and expectation.json."
        )
      ])
    }
    var tasks: [EvaluationTask] = []
    var problems: [Diagnostic] = []
    var catalogs = KnownCatalogs()
    for folder in folders {
      do throws(DiagnosticList) {
        tasks.append(try task(in: folder, &catalogs))
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return tasks
  }

  /// The folders in a folder that have only one of the two files that make a description.
  static func leftOut(in path: String) -> [LeftOut] {
    guard !isDescription(path) else { return [] }
    return WorkspaceFolder.names(in: path).compactMap { name in
      let missing = missing(in: path + "/" + name)
      return missing.count == 1 ? .missing(missing[0], of: name) : nil
    }
  }

  private static func isDescription(_ path: String) -> Bool { missing(in: path).isEmpty }

  private static func missing(in path: String) -> [String] {
    ["description.md", "expectation.json"].filter {
      WorkspaceFolder.size(at: path + "/" + $0) == nil
    }
  }

  private static func descriptions(in path: String) -> [String] {
    WorkspaceFolder.names(in: path).map { path + "/" + $0 }.filter(isDescription)
  }

  private func task(
    in folder: String,
    _ catalogs: inout KnownCatalogs
  ) throws(DiagnosticList) -> EvaluationTask {
    let expectationPath = folder + "/expectation.json"
    let (text, expected, cases) = try files(of: folder)
    try Self.expectSense(text, expected, in: folder)
    let places = places(for: folder)
    var ends: [Catalog] = []
    for key in ["source", "target"] {
      guard let name = expected[key]?.string, name.contains(".") else {
        throw DiagnosticList([
          Diagnostic(
            .error,
            .PRM301,
            "\"\(key)\" does not say SYSTEM.OBJECT",
            at: Location(expectationPath, pointer: "/" + key),
            hint: "Write such as \"hubspot.contacts\"."
          )
        ])
      }
      ends.append(try catalogs.catalog(name, in: places, named: expectationPath, "/" + key))
    }
    var options = CheckOptions(specName: Self.name(of: folder))
    options.resources = resources
    let tables = TableReader(WorkspaceFolder(folder))
    options.resources.lookupTables = tables.tables(asked: Set(tables.names))
    options.lookupCatalogs = catalogs.catalogs(of: Set(ends.map(\.system)), in: places)
    let vocabulary = CaseVocabulary(
      source: ends[0],
      target: ends[1],
      sentences: DescriptionSplitter.sentences(of: text).map(\.id),
      asked: options.lookupCatalogs + tables.catalogs
    )
    let strangers = vocabulary.strangers(in: expected, of: expectationPath)
    guard strangers.isEmpty else { throw DiagnosticList(strangers) }
    let read = try EvaluationCase.reading(
      cases,
      source: folder + "/cases.jsonl",
      within: vocabulary
    )
    guard !read.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .PRM301,
          "there is no case, so nothing could be wrong",
          at: Location(folder + "/cases.jsonl"),
          hint: "Write an input and the record that must come of it, one case a line."
        )
      ])
    }
    return EvaluationTask(
      order: DraftOrder(
        mapping: Self.name(of: folder),
        description: text,
        source: ends[0],
        target: ends[1],
        options: options
      ),
      cases: read,
      expectation: try DescriptionExpectation(expected, source: expectationPath)
    )
  }

  /// - Throws: CFG109 for a description without a sentence, M106 for one that is too long, PRM301
  ///   for expectations about nothing.
  private static func expectSense(
    _ text: String,
    _ expected: JSON,
    in folder: String
  ) throws(DiagnosticList) {
    let name = folder + "/description.md"
    do {
      try SaidText.expectDescription(text, from: name)
    } catch let problem as Diagnostic {
      throw DiagnosticList([problem])
    } catch let problems as DiagnosticList {
      throw problems
    } catch {
      throw DiagnosticList([Diagnostic(.error, .CFG002, "\(error)", at: Location(name))])
    }
    let strangers = DescriptionExpectation.strangers(
      in: expected,
      of: DescriptionSplitter.sentences(of: text).map(\.id),
      source: folder + "/expectation.json"
    )
    guard strangers.isEmpty else { throw DiagnosticList(strangers) }
  }

  private func files(
    of folder: String
  ) throws(DiagnosticList) -> (text: String, expectation: JSON, cases: [UInt8]) {
    let path = folder + "/expectation.json"
    do throws(Diagnostic) {
      let bytes = try WorkspaceFolder.bytes(at: path)
      let json: JSON
      do throws(JSONFault) {
        json = try JSON(ofFile: bytes)
      } catch {
        throw Diagnostic(
          .error,
          .PRM301,
          "the expectation is not JSON: \(error.reason)",
          at: error.location(in: bytes, of: path),
          hint: error.encodingHint
            ?? "The page Evaluation shows the form of a description's folder."
        )
      }
      return (
        try SaidText.reading(folder + "/description.md", named: folder + "/description.md"), json,
        try WorkspaceFolder.bytes(at: folder + "/cases.jsonl")
      )
    } catch {
      throw DiagnosticList([error])
    }
  }

  // MARK: Catalogs

  /// Where catalogs of a description are looked for, in this order.
  private func places(for folder: String) -> [String] {
    let set = Self.parent(of: folder)
    return [folder + "/catalogs", set + "/Catalogs", Self.parent(of: set) + "/Catalogs"]
      + [sharedCatalogs]
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func parent(of path: String) -> String {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return String(trimmed[..<(trimmed.lastIndex(of: "/") ?? trimmed.startIndex)])
  }
}
