package import Diagnostics
import FoundationEssentials
import Records

/// Everything we say to a model, from the folder `prompts/`.
package struct PromptLibrary: Sendable {
  /// Turns sentences into a mapping.
  package let draft: PromptTemplate
  /// Mends a mapping by a JSON Patch.
  package let repair: PromptTemplate
  private let revising: Result<PromptTemplate, DiagnosticList>

  /// What a drafted version is pinned to.
  package var used: [PromptTemplate] { [draft, repair] }

  /// Changes a mapping by a JSON Patch, for new sentences of its description.
  ///
  /// A workspace that was made before there were revisions does all else without it.
  ///
  /// - Throws: PRM1xx for everything that is missing or wrong in `revise-mapping`.
  package func revise() throws(DiagnosticList) -> PromptTemplate { try revising.get() }

  /// Reads `draft-mapping`, `repair-mapping` and `revise-mapping` from a folder on disk.
  ///
  /// - Throws: PRM1xx for everything that is missing or wrong.
  package init(folder: String) throws(DiagnosticList) {
    try self.init { Self.text(at: folder + "/" + $0) }
  }

  /// Reads one prompt from a folder on disk: `explain-mapping`.
  ///
  /// - Throws: PRM1xx for everything that is missing or wrong.
  package static func template(
    _ id: String,
    in folder: String
  ) throws(DiagnosticList) -> PromptTemplate {
    var reading = PromptReading(id: id) { text(at: folder + "/" + path(id, $0)) }
    guard let template = reading.template() else { throw DiagnosticList(reading.problems) }
    return template
  }

  /// Reads the prompts through a function that gives the text at a path below `prompts/`.
  package init(reading read: @escaping (String) -> String?) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    func template(_ id: String, _ problems: inout [Diagnostic]) -> PromptTemplate? {
      var reading = PromptReading(id: id) { read(Self.path(id, $0)) }
      let template = reading.template()
      problems += reading.problems
      return template
    }
    let draft = template("draft-mapping", &problems)
    let repair = template("repair-mapping", &problems)
    var missing: [Diagnostic] = []
    let revise = template("revise-mapping", &missing)
    guard let draft, let repair else { throw DiagnosticList(problems) }
    self.draft = draft
    self.repair = repair
    revising = revise.map { .success($0) } ?? .failure(DiagnosticList(missing))
  }

  private static func text(at path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path))).map { SavedText.text($0) }
  }

  /// `repair-mapping` and `../draft-mapping/functions.md` is `draft-mapping/functions.md`.
  private static func path(_ folder: String, _ name: String) -> String {
    name.hasPrefix("../") ? String(name.dropFirst(3)) : folder + "/" + name
  }
}
