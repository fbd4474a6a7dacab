import FoundationEssentials
import Synchronization

/// Where text goes: a terminal, a pipe, or a test.
package protocol OutputSink: Sendable {
  func write(_ bytes: [UInt8])
}

extension OutputSink {
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
