import Records

/// How far a stream is, on a terminal: records, how many a second, and when all will be read.
struct MapProgress: Sendable {
  /// Milliseconds between two drawings.
  private static let interval: Int64 = 200

  /// Bytes read of the files.
  var read = 0
  /// Bytes of all files; `nil` where one of them has no known size.
  private let size: Int?
  private let line: ProgressLine?
  private let now: @Sendable () -> Instant
  private let begun: Instant
  private var shown: Instant

  /// Draws where a terminal stands behind standard error and the records go elsewhere.
  init(_ context: CommandContext, size: Int?, isDrawn: Bool) {
    self.size = size
    now = context.now
    begun = now()
    shown = begun
    guard isDrawn, let columns = context.errorColumns else {
      line = nil
      return
    }
    var screen = context
    screen.isTerminal = true
    screen.columns = columns
    line = ProgressLine(screen)
  }

  /// Draws how far it is, now and then.
  mutating func show(records: Int) {
    guard let line else { return }
    let time = now()
    guard time.milliseconds - shown.milliseconds >= Self.interval else { return }
    shown = time
    line.show(text(records: records, at: time), milestone: nil)
  }

  func clear() { line?.clear() }

  /// `[████····] 41 %  1,200,000 records · 350,000 a second · 5 s to go`.
  func text(records: Int, at time: Instant) -> String {
    let elapsed = max(1, time.milliseconds - begun.milliseconds)
    let rate = Int(Int64(records) * 1000 / elapsed)
    var text = "\(ScreenText.count(records)) records · \(ScreenText.count(rate)) a second"
    if let size, size > 0, read > 0 {
      let rest = Int64(Double(elapsed) * Double(max(0, size - read)) / Double(read))
      let share = min(100, read * 100 / size)
      text =
        "\(ProgressLine.bar(read, of: size)) \(share) %  \(text) · \((rest + 999) / 1000) s to go"
    }
    return text
  }
}
