extension Value {
  package static func date(_ date: CivilDate) -> Value { .date(days: date.days) }

  package static func instant(_ moment: ISO8601.Moment) -> Value {
    .instant(seconds: moment.seconds, nanoseconds: moment.nanoseconds)
  }

  /// The day of a `.date`.
  package var civilDate: CivilDate { CivilDate(days: days) }

  /// The point in time of an `.instant`.
  package var moment: ISO8601.Moment {
    ISO8601.Moment(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// The value of a `.text` as a date; see ``ISO8601/parseDate(_:)``.
  package func parseDate(in arena: borrowing Arena) -> Value? {
    ISO8601.parseDate(arena.bytes.span.extracting(range)).map { .date($0) }
  }

  /// The value of a `.text` as an instant; see ``ISO8601/parseInstant(_:)``.
  package func parseInstant(in arena: borrowing Arena) -> Value? {
    ISO8601.parseInstant(arena.bytes.span.extracting(range)).map { .instant($0) }
  }
}
