import Diagnostics
import Logging
import Records
import SyncMachine

/// Log lines a person can read and `grep` can find; record values never come here.
struct PlainLogHandler: LogHandler {
  let errors: any OutputSink
  let now: @Sendable () -> Instant
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  init(errors: any OutputSink, now: @escaping @Sendable () -> Instant) {
    self.errors = errors
    self.now = now
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    errors.line(
      PrintableText.of("\(now().utcText) \(event.level) \(event.message)\(details)")
    )
  }
}
