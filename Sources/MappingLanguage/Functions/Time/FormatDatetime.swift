package import Records

/// Writes a point in time as text, as clocks of a zone show it.
package struct FormatDatetime: MappingFunction {
  package static let signature = FunctionSignature(
    "format_datetime",
    "Writes a point in time as text, as clocks of a time zone show it.",
    parameters: [
      .init("format", .datePattern, "strftime's letters, or iso"),
      .init("time_zone", .text, required: false, "UTC unless said"),
      .init("locale", .text, required: false, "language of names, en unless said"),
    ],
    takes: .types([.datetime]),
    gives: .type(.text),
    lossy: true,
    total: true,
    tables: [.dateWords]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "written in the form \(step["format"]), as clocks in \(step.timeZone) show it",
      loses: "what that form does not show"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "15.01.2026 09:30",
      from: "2026-01-15T08:30:00Z",
      as: .datetime,
      ["format": "%d.%m.%Y %H:%M", "time_zone": "+01:00"],
      because: "an hour further east"
    ),
    .gives(
      "2026-01-15T09:30:00+01:00",
      from: "2026-01-15T08:30:00Z",
      as: .datetime,
      ["format": "iso", "time_zone": "+01:00"],
      because: "ISO 8601 with its offset"
    ),
    .gives(
      "8:05 AM",
      from: "2026-01-15T08:05:00Z",
      as: .datetime,
      ["format": "%-I:%M %p"],
      because: "twelve hours"
    ),
    .gives(nil, from: nil, as: .datetime, ["format": "iso"], because: "null stays null"),
  ]

  private let pattern: DatePattern
  private let words: DateWords
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    pattern = try DatePattern(try arguments.text("format"))
    words = try arguments.dateWords()
    zone = try arguments.zone() ?? .fixed(seconds: 0)
    try pattern.checkWordOfUTC(in: zone, parameter: "format")
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    let shown = ShownMoment(input.moment, in: zone)
    if pattern.isISO {
      guard zone != .fixed(seconds: 0) else { return PlainText.of(input, &arena) }
      DatePattern.wallTime.write(shown, words: words, to: &arena)
      arena.append(DatePattern.text(ofOffset: shown.offset, colon: true))
    } else {
      pattern.write(shown, words: words, to: &arena)
    }
    return arena.text(from: start)
  }
}
