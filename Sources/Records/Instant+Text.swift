extension Instant {
  /// Reads ISO 8601 with an offset, what is finer than a millisecond cut off; `nil` for anything
  /// else.
  package init?(parsing text: String) {
    guard let moment = ISO8601.parseInstant(text.utf8Span.span) else { return nil }
    self.init(milliseconds: moment.seconds * 1000 + Int64(moment.nanoseconds / 1_000_000))
  }

  /// `2026-01-15T08:30:00.000Z`.
  package var text: String {
    var bytes: [UInt8] = []
    ISO8601.append(moment, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package var moment: ISO8601.Moment {
    let (seconds, rest) = CivilDate.floorDivision(milliseconds, 1000)
    return ISO8601.Moment(seconds: seconds, nanoseconds: Int(rest) * 1_000_000)
  }
}
