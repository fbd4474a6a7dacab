import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// What a person wrote for a model to read, looked over before anybody is asked.
enum SaidText {
  /// A file's text.
  ///
  /// - Throws: CFG002 where it cannot be read or is not UTF-8.
  static func reading(_ path: String, named name: String) throws(Diagnostic) -> String {
    let text = try WorkspaceFolder.text(at: path, named: name)
    try SavedText.expectReadable(text, from: name)
    return text
  }

  /// - Throws: CFG109 where the text has no sentence, M106 where it says more than a mapping can
  ///   hold.
  static func expectDescription(_ text: String, from name: String) throws {
    let place = Location(name)
    if let excess = SpecLimits.excess(ofDescription: text, at: place) { throw excess }
    let sentences = DescriptionSplitter.sentences(of: text)
    guard !sentences.isEmpty else {
      throw Diagnostic(
        .error,
        .CFG109,
        "the description has no sentence",
        at: place,
        hint: "Say in plain words which records go where, and what should happen to them."
      )
    }
    let excesses = SpecLimits.excesses(ofDescription: sentences, at: place)
    guard excesses.isEmpty else { throw DiagnosticList(excesses) }
  }
}
