package import Records

/// Writes a telephone number in one form.
///
/// Reads numbers the way libphonenumber does and with its metadata: calling codes, prefixes,
/// lengths, ranges in use and formats.
package struct NormalizePhone: MappingFunction {
  package static let signature = FunctionSignature(
    "normalize_phone",
    "Writes a telephone number in one form, E.164 unless said; an extension is left out unless kept.",
    parameters: [
      .init(
        "region",
        .text,
        required: false,
        "two letters: whose numbers lack a calling code; the spec's default unless said"
      ),
      .init(
        "check",
        .word(["possible", "valid"]),
        "possible: calling code and length; valid: also a range that is in use"
      ),
      .init(
        "format",
        .word(["e164", "international", "national"]),
        required: false,
        "e164 unless said"
      ),
      .init(
        "extension",
        .word(["drop", "keep"]),
        required: false,
        "drop unless said; not in E.164"
      ),
    ],
    takes: .text,
    gives: .type(.phone),
    fallible: true,
    lossy: true,
    total: true,
    tables: [.phones]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let region = step.says("region") ? " (of \(step.plain("region")) without a calling code)" : ""
    let form =
      switch step.text("format") {
      case "national": "written as a telephone number inside its country"
      case "international": "written as an international telephone number in groups"
      default: "written as an international telephone number"
      }
    return StepWording(
      form + region,
      loses: step.text("extension") == "keep" ? "how it was typed" : "an extension",
      fails: step.text("check") == "valid"
        ? "is no telephone number in use" : "is no telephone number"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "+14155550134",
      from: "(415) 555-0134",
      ["region": "US", "check": "possible"],
      because: "a number of the region"
    ),
    .gives(
      "+442079460018",
      from: "+44 (0)20 7946 0018",
      ["region": "US", "check": "possible"],
      because: "(0) after a calling code goes"
    ),
    .gives(
      "+442079460018",
      from: "020 7946 0018",
      ["region": "GB", "check": "possible"],
      because: "the national prefix goes"
    ),
    .gives(
      "+442079460018",
      from: "011 44 20 7946 0018",
      ["region": "US", "check": "possible"],
      because: "an international prefix is a plus"
    ),
    .gives(
      "+14155550134",
      from: "415-555-0134 ext. 7",
      ["region": "US", "check": "possible"],
      because: "an extension is left out"
    ),
    .gives(
      "020 7946 0018 ext. 7",
      from: "+442079460018x7",
      ["region": "GB", "check": "valid", "format": "national", "extension": "keep"],
      because: "as it is written inside the country"
    ),
    .gives(
      "+44 20 7946 0018",
      from: "(020) 7946 0018",
      ["region": "GB", "check": "valid", "format": "international"],
      because: "in groups"
    ),
    .gives(
      nil,
      from: nil,
      ["region": "US", "check": "possible"],
      because: "null stays null"
    ),
    .fails(
      .notAPhone,
      from: "555",
      ["region": "US", "check": "possible"],
      because: "too short"
    ),
    .fails(
      .notAPhone,
      from: "(115) 555-0134",
      ["region": "US", "check": "valid"],
      because: "possible by its length, but no area code begins with 1"
    ),
    .fails(
      .notAPhone,
      from: "call me",
      ["region": "US", "check": "possible"],
      because: "no number"
    ),
  ]

  private enum Format {
    case e164
    case international
    case national
  }

  private let table: PhoneTable
  private let home: PhoneRegion
  private let onlyValid: Bool
  private let format: Format
  private let keepsExtension: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.phones].content()
    guard arguments["region"] != nil else {
      throw ArgumentFault("region", "say the region in the step or in the defaults of the spec")
    }
    let code = try arguments.text("region")
    guard let home = table.region(code) else {
      throw ArgumentFault("region", "\"\(code)\" is not a region with telephone numbers")
    }
    self.home = home
    onlyValid = try arguments.word("check", of: ["possible", "valid"]) == "valid"
    switch try arguments.word("format", of: ["e164", "international", "national"], default: "e164")
    {
    case "e164": format = .e164
    case "international": format = .international
    default: format = .national
    }
    keepsExtension =
      try arguments.word("extension", of: ["drop", "keep"], default: "drop") == "keep"
    guard !keepsExtension || format != .e164 else {
      throw ArgumentFault("extension", "E.164 has no place for an extension; say another format")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let text = PhoneText(input.range, in: arena), let number = table.number(text, home: home)
    else { throw FunctionFault(.notAPhone, "The text is not a possible number.") }
    guard !onlyValid || table.isValid(number) else {
      throw FunctionFault(.notAPhone, "The number is not in a range that is in use.")
    }
    let start = arena.position
    if format != .national {
      arena.append(UInt8(ascii: "+"))
      arena.append(number.main.callingCode)
    }
    switch format {
    case .e164: arena.append(number.digits)
    case .international:
      arena.append(UInt8(ascii: " "))
      arena.append(number.international)
    case .national: arena.append(number.national)
    }
    if keepsExtension, !text.extensionDigits.isEmpty {
      arena.append(" ext. ")
      arena.append(text.extensionDigits)
    }
    return arena.text(from: start)
  }
}
