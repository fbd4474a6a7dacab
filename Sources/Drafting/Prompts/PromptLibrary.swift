package import Diagnostics
import FoundationEssentials

/// Everything we say to a model, from the folder `prompts/`.
package struct PromptLibrary: Sendable {
  /// Turns sentences into a mapping.
  package let draft: PromptTemplate
  /// Mends a mapping by a JSON Patch.
  package let repair: PromptTemplate

  /// Reads `draft-mapping` and `repair-mapping` from a folder on disk.
  ///
  /// - Throws: PRM1xx for everything that is missing or wrong.
  package init(folder: String) throws(DiagnosticList) {
    try self.init { path in
      (try? Data(contentsOf: URL(filePath: folder + "/" + path))).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// Reads one prompt from a folder on disk: `explain-mapping`.
  ///
  /// - Throws: PRM1xx for everything that is missing or wrong.
  package static func template(
    _ id: String,
    in folder: String
  ) throws(DiagnosticList) -> PromptTemplate {
    var reading = PromptReading(id: id) { name in
      (try? Data(contentsOf: URL(filePath: folder + "/" + path(id, name)))).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    guard let template = reading.template() else { throw DiagnosticList(reading.problems) }
    return template
  }

  /// Reads the prompts through a function that gives the text at a path below `prompts/`.
  package init(reading read: @escaping (String) -> String?) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    func template(_ id: String) -> PromptTemplate? {
      var reading = PromptReading(id: id) { read(Self.path(id, $0)) }
      let template = reading.template()
      problems += reading.problems
      return template
    }
    let draft = template("draft-mapping")
    let repair = template("repair-mapping")
    guard let draft, let repair else { throw DiagnosticList(problems) }
    self.draft = draft
    self.repair = repair
  }

  /// `repair-mapping` and `../draft-mapping/functions.md` is `draft-mapping/functions.md`.
  private static func path(_ folder: String, _ name: String) -> String {
    name.hasPrefix("../") ? String(name.dropFirst(3)) : folder + "/" + name
  }
}
