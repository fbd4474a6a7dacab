import Diagnostics
import Drafting
import MappingLanguage
import Workspace

/// Keeps an answer in the file of a description as soon as it is given: nothing is lost where a
/// person leaves at a later question, or no draft comes of it.
struct AnswerKeeper {
  /// What messages call the file.
  let title: String
  private let path: String
  private var bytes: [UInt8]?

  init(_ path: String, titled title: String) {
    self.path = path
    self.title = title
    bytes = try? WorkspaceFolder.bytes(at: path)
  }

  /// Writes a description with one more answer.
  ///
  /// - Throws: CFG110 where somebody else changed the file meanwhile, CFG003 where it cannot be
  ///   written.
  mutating func keep(
    _ answer: AnsweredQuestion,
    in description: inout AnsweredDescription
  ) throws(Diagnostic) {
    guard (try? WorkspaceFolder.bytes(at: path)) == bytes else {
      throw Diagnostic(
        .error,
        .CFG110,
        "the file was changed while questions were answered, and is not written over",
        at: Location(title),
        hint: "Run the command again. This answer is not in it: " + PrintableText.of(answer.answer)
      )
    }
    description.add(answer)
    let written = Array((description.written + "\n").utf8)
    try WorkspaceFolder.write(written, to: path)
    bytes = written
  }
}
