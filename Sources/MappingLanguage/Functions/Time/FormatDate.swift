package import Records

/// Writes a day as text.
package struct FormatDate: MappingFunction {
  package static let signature = FunctionSignature(
    "format_date",
    "Writes a day as text.",
    parameters: [
      .init("format", .datePattern, "strftime's letters, or iso; %-d leaves the zero out"),
      .init("locale", .text, required: false, "language of names, en unless said"),
    ],
    takes: .types([.date]),
    gives: .type(.text),
    lossy: true,
    total: true,
    tables: [.dateWords]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("written in the form \(step["format"])", loses: "what that form does not show")
  }

  package static let examples: [FunctionExample] = [
    .gives("15.01.2026", from: "2026-01-15", as: .date, ["format": "%d.%m.%Y"], because: "digits"),
    .gives("5 May", from: "2026-05-05", as: .date, ["format": "%-d %B"], because: "names"),
    .gives(
      "5. Mai 2026",
      from: "2026-05-05",
      as: .date,
      ["format": "%-d. %B %Y", "locale": "de"],
      because: "in German"
    ),
    .gives("week 53", from: "2027-01-01", as: .date, ["format": "week %V"], because: "ISO weeks"),
    .gives(nil, from: nil, as: .date, ["format": "iso"], because: "null stays null"),
  ]

  private let pattern: DatePattern
  private let words: DateWords

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    pattern = try DatePattern(try arguments.text("format"))
    words = try arguments.dateWords()
    let times: [DatePattern.Field] = [
      .hour, .halfDayHour, .minute, .second, .fraction, .halfOfDay, .offset,
    ]
    guard !pattern.fields.contains(where: times.contains) else {
      throw ArgumentFault("format", "a day has no time; use format_datetime")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard !pattern.isISO else { return PlainText.of(input, &arena) }
    let start = arena.position
    pattern.write(ShownMoment(input.civilDate), words: words, to: &arena)
    return arena.text(from: start)
  }
}
