import Diagnostics
import Drafting
import MappingLanguage
import Workspace

/// What a person wrote for a model to read, looked over before anybody is asked.
enum SaidText {
  /// A file's text.
  ///
  /// - Throws: CFG002 where it cannot be read or is not UTF-8.
  static func reading(_ path: String, named name: String) throws(Diagnostic) -> String {
    var text = try WorkspaceFolder.text(at: path)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    try expectReadable(text, from: name)
    return text
  }

  /// - Throws: CFG002 where characters of the text could not be read.
  static func expectReadable(_ text: String, from name: String) throws(Diagnostic) {
    guard let place = text.utf8.firstRange(of: "\u{FFFD}".utf8)?.lowerBound else { return }
    let before = text.utf8[..<place]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) }
    throw Diagnostic(
      .error,
      .CFG002,
      "the text is not UTF-8",
      at: Location(
        name,
        line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: before[(start ?? before.startIndex)...].count + 1
      ),
      hint: "Save it again as UTF-8."
    )
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
