package import Records

/// Finds the country of a telephone number.
package struct PhoneCountry: MappingFunction {
  package static let signature = FunctionSignature(
    "phone_region",
    "Finds the country whose number a telephone number is, in two letters (ISO 3166-1).",
    parameters: [
      .init(
        "region",
        .text,
        required: false,
        "two letters: whose numbers lack a calling code; the spec's default unless said"
      )
    ],
    takes: .text,
    gives: .type(.country),
    fallible: true,
    lossy: true,
    tables: [.phones]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let home = step.says("region") ? " (of \(step.plain("region")) without a calling code)" : ""
    return StepWording(
      "only the country whose number it is" + home,
      loses: "the number itself",
      fails: "is no telephone number"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("GB", from: "+442079460018", because: "by its calling code"),
    .gives(
      "CA",
      from: "+1 204 555 0134",
      because: "countries that share a calling code are told apart"
    ),
    .gives("DE", from: "030 901820", ["region": "DE"], because: "a number without a calling code"),
    .gives(nil, from: "+80012345678", because: "a number of no country is null"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notAPhone, from: "call me", because: "no number"),
    .fails(.notAPhone, from: "030 901820", because: "no calling code, and no region said"),
  ]

  private let table: PhoneTable
  private let home: PhoneRegion?

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.phones].content()
    guard arguments["region"] != nil else {
      home = nil
      return
    }
    let code = try arguments.text("region")
    guard let home = table.region(code) else {
      throw ArgumentFault("region", "\"\(code)\" is not a region with telephone numbers")
    }
    self.home = home
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let text = PhoneText(input.range, in: arena), let number = table.number(text, home: home)
    else { throw FunctionFault(.notAPhone, "The text is not a possible number.") }
    guard let region = table.region(of: number), region.code != "001" else { return .null }
    return arena.text(region.code)
  }
}
