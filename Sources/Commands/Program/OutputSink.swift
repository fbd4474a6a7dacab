package import Diagnostics
import Synchronization

/// Where text goes: a terminal, a pipe, or a test.
package protocol OutputSink: Sendable {
  func write(_ bytes: [UInt8])
  /// Writes all bytes.
  ///
  /// - Throws: CFG003 where the disk is full, or the reader of a pipe went away.
  func deliver(_ bytes: [UInt8]) throws(Diagnostic)
}

extension OutputSink {
  package func deliver(_ bytes: [UInt8]) throws(Diagnostic) { write(bytes) }
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
