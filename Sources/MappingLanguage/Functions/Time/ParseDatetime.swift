package import Records

/// Reads a point in time from a text.
package struct ParseDatetime: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_datetime",
    "Reads a point in time from a text; the first format that fits counts.",
    parameters: DateReader.parameters + [
      .init(
        "time_zone",
        .text,
        required: false,
        "where the text does not say its offset (%z); \(WallClock.note)"
      )
    ],
    takes: .text,
    gives: .type(.datetime),
    fallible: true,
    total: true,
    tables: [.dateWords]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "read as a point in time\(step.dateForm), in \(step.localTime) where it names no offset",
      fails: "is no point in time in that form, or is outside the years 1 to 9999"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "2026-01-15T07:30:00.000Z",
      from: "15.01.2026 08:30",
      ["formats": ["%d.%m.%Y %H:%M"], "time_zone": "+01:00"],
      because: "the zone is said"
    ),
    .gives(
      "2026-01-15T13:30:00.000Z",
      from: "01/15/2026 08:30 AM -0500",
      ["formats": ["%m/%d/%Y %I:%M %p %z"]],
      because: "the text says its offset"
    ),
    .gives(
      "2026-01-15T08:30:00.250Z",
      from: "2026-01-15T08:30:00.25Z",
      ["formats": ["iso"]],
      because: "ISO 8601"
    ),
    .gives(nil, from: nil, ["formats": ["iso"]], because: "null stays null"),
    .fails(
      .notADate,
      from: "0001-01-01 00:30",
      ["formats": ["%Y-%m-%d %H:%M"], "time_zone": "+01:00"],
      because: "in UTC it is the year 0"
    ),
    .fails(
      .notADate,
      from: "2026-01-15 25:00",
      ["formats": ["%Y-%m-%d %H:%M"], "time_zone": "UTC"],
      because: "no such hour"
    ),
  ]

  private let reader: DateReader
  private let zone: Zone?

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    reader = try DateReader(arguments)
    zone = try arguments.zone()
    for pattern in reader.patterns where !pattern.isISO {
      guard pattern.fields.contains(.hour) || pattern.fields.contains(.halfDayHour) else {
        throw ArgumentFault("formats", "the hour is needed; midnight is a decision")
      }
      guard zone != nil || pattern.fields.contains(.offset) else {
        throw ArgumentFault("time_zone", "a pattern without %z needs a time zone")
      }
      try pattern.checkWordOfUTC(in: zone, parameter: "formats")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let trimmed = Value.text(WhiteSpace.trimmed(input.range, in: arena.bytes))
    let text = arena.string(trimmed)
    for pattern in reader.patterns {
      if pattern.isISO {
        if let instant = trimmed.parseInstant(in: arena) { return instant }
        for form in Self.wallTimeForms {
          guard let zone, let moment = reader.read(text, form) else { continue }
          return try instant(moment, zone)
        }
      } else if let moment = reader.read(text, pattern) {
        if let offset = moment.offset { return try instant(moment, .fixed(seconds: offset)) }
        if let zone { return try instant(moment, zone) }
      }
    }
    throw FunctionFault(.notADate, "The text is not a date and time of the formats given.")
  }

  private func instant(_ moment: ReadMoment, _ zone: Zone) throws(FunctionFault) -> Value {
    try WallClock.instant(
      moment.date,
      second: moment.secondOfDay,
      nanoseconds: moment.nanoseconds,
      in: zone
    )
  }

  /// ISO 8601 without an offset.
  private static let wallTimeForms = [
    "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M",
  ].compactMap { try? DatePattern($0) }
}
