package import Diagnostics
import Synchronization

/// Why bytes do not reach where they go.
package enum OutputFault: Error, Hashable, Sendable {
  /// The reader of a pipe went away; a command that writes to it ends quietly, as pipes expect.
  case readerGone
  /// CFG003, such as a disk that is full.
  case unwritable(Diagnostic)
}

/// Where text goes: a terminal, a pipe, or a test.
package protocol OutputSink: Sendable {
  func write(_ bytes: [UInt8])
  /// Writes all bytes, or says why it cannot.
  func deliver(_ bytes: [UInt8]) throws(OutputFault)
  /// Takes away what was there before anything is written.
  func empty() throws(OutputFault)
  /// The file of the disk that is written; `nil` where it is none.
  var file: FileIdentity? { get }
}

extension OutputSink {
  package func deliver(_ bytes: [UInt8]) throws(OutputFault) { write(bytes) }
  package func empty() throws(OutputFault) {}
  package var file: FileIdentity? { nil }
  package func write(_ text: String) { write(Array(text.utf8)) }
  package func line(_ text: String = "") { write(text + "\n") }
}

/// Keeps everything that was written, for tests.
package final class RecordedOutput: OutputSink {
  private let content = Mutex<[UInt8]>([])

  package init() {}

  package func write(_ bytes: [UInt8]) { content.withLock { $0 += bytes } }

  package var text: String { content.withLock { String(decoding: $0, as: UTF8.self) } }
}
