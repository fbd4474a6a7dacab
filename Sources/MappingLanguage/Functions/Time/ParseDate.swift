package import Records

/// Reads a day from a text.
package struct ParseDate: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_date",
    "Reads a day from a text; the first format that fits counts.",
    parameters: DateReader.parameters,
    takes: .text,
    gives: .type(.date),
    fallible: true,
    total: true,
    tables: [.dateWords]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("read as a day\(step.dateForm)", fails: "is no day in that form")
  }

  package static let examples: [FunctionExample] = [
    .gives("2026-01-15", from: "15.01.2026", ["formats": ["%d.%m.%Y"]], because: "as in Germany"),
    .gives(
      "2026-01-05",
      from: "1/5/2026",
      ["formats": ["%Y-%m-%d", "%m/%d/%Y"]],
      because: "order"
    ),
    .gives(
      "1968-05-04",
      from: "4 May 68",
      ["formats": ["%d %b %y"], "pivot": 30],
      because: "pivot"
    ),
    .gives(
      "2026-08-01",
      from: "1 août 2026",
      ["formats": ["%-d %B %Y"], "locale": "fr"],
      because: "names of months"
    ),
    .gives(nil, from: nil, ["formats": ["iso"]], because: "null stays null"),
    .fails(.notADate, from: "30.02.2026", ["formats": ["%d.%m.%Y"]], because: "no such day"),
    .fails(.notADate, from: "soon", ["formats": ["iso"]], because: "not a date"),
  ]

  private let reader: DateReader

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    reader = try DateReader(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let trimmed = Value.text(WhiteSpace.trimmed(input.range, in: arena.bytes))
    let text = arena.string(trimmed)
    for pattern in reader.patterns {
      if pattern.isISO {
        if let date = trimmed.parseDate(in: arena) { return date }
      } else if let moment = reader.read(text, pattern) {
        return .date(moment.date)
      }
    }
    throw FunctionFault(.notADate, "The text is not a date of the formats given.")
  }
}
