package import Records

/// Finds the state, province or region that a text means.
package struct ToSubdivision: MappingFunction {
  package static let signature = FunctionSignature(
    "to_subdivision",
    "Finds the state, province or region of a country that a name or a code means (ISO 3166-2).",
    parameters: [
      .init("country", .text, "two letters: where it is"),
      .init("to", .word(["code", "short", "name"]), "US-CA, CA or California"),
    ],
    takes: .text,
    gives: .type(.text),
    fallible: true,
    total: true,
    tables: [.subdivisions]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let form =
      switch step.text("to") {
      case "code": "code with its country"
      case "short": "short code"
      default: "name"
      }
    return StepWording(
      "as the \(form) of the state or region of \(step.plain("country")) that it names",
      fails: "names no state or region there"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "US-CA",
      from: "california",
      ["country": "US", "to": "code"],
      because: "a name in any case"
    ),
    .gives(
      "QC",
      from: "Quebec",
      ["country": "CA", "to": "short"],
      because: "accents do not matter"
    ),
    .gives("Bayern", from: "de-by", ["country": "DE", "to": "name"], because: "a code"),
    .gives(
      "A Coruña",
      from: "la coruna",
      ["country": "ES", "to": "name"],
      because: "one of two names"
    ),
    .gives(nil, from: nil, ["country": "US", "to": "code"], because: "null stays null"),
    .fails(
      .notASubdivision,
      from: "Ontario",
      ["country": "US", "to": "code"],
      because: "another country's"
    ),
  ]

  private enum Form {
    case code
    case short
    case name
  }

  private let country: SubdivisionTable.Country
  private let form: Form

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let table: SubdivisionTable = arguments.resources[.subdivisions].content()
    let code = try arguments.text("country")
    guard let country = table.country(code) else {
      throw ArgumentFault("country", "\"\(code)\" is not a country with subdivisions in ISO 3166-2")
    }
    self.country = country
    switch try arguments.word("to", of: ["code", "short", "name"]) {
    case "code": form = .code
    case "short": form = .short
    default: form = .name
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let found = country.subdivision(Array(arena.bytes[range])) else {
      throw FunctionFault(.notASubdivision, "The text names no subdivision of the country.")
    }
    let start = arena.position
    switch form {
    case .code:
      arena.append(country.code)
      arena.append(UInt8(ascii: "-"))
      arena.append(found.code)
    case .short: arena.append(found.code)
    case .name: arena.append(found.name)
    }
    return arena.text(from: start)
  }
}
