package import Records

/// Writes a telephone number in E.164: a plus, the calling code, the number, nothing else.
///
/// Knows calling codes, prefixes and how long a number can be; whether it was ever given out needs
/// the full tables of libphonenumber, which are not part of this program.
package struct NormalizePhone: MappingFunction {
  package static let signature = FunctionSignature(
    "normalize_phone",
    "Writes a telephone number in E.164; an extension is left out.",
    parameters: [
      .init(
        "region",
        .text,
        required: false,
        "two letters: whose numbers lack a calling code; the spec's default unless said"
      ),
      .init("check", .word(["possible", "valid"]), "possible: calling code and length"),
      .init("format", .word(["e164"]), required: false, "e164 unless said"),
    ],
    takes: .text,
    gives: .type(.phone),
    fallible: true,
    lossy: true,
    total: true,
    aliases: ["format_phone", "e164", "to_phone", "parse_phone", "clean_phone", "phone"]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let region = step.says("region") ? " (of \(step.plain("region")) without a calling code)" : ""
    return StepWording(
      "written as an international telephone number\(region)",
      loses: "an extension",
      fails: "is no telephone number"
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
      from: "call me",
      ["region": "US", "check": "possible"],
      because: "no number"
    ),
  ]

  private let region: PhoneRegion

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    guard arguments["region"] != nil else {
      throw ArgumentFault("region", "say the region in the step or in the defaults of the spec")
    }
    let code = try arguments.text("region")
    guard let region = PhoneRegion.byCode[code], code != "001" else {
      throw ArgumentFault("region", "\"\(code)\" is not a region with telephone numbers")
    }
    self.region = region
    let check = try arguments.word("check", of: ["possible", "valid"])
    guard check == "possible" else {
      throw ArgumentFault(
        "check",
        "\"valid\" needs the data table of number ranges, which is not installed"
      )
    }
    if arguments["format"] != nil {
      let format = try arguments.word("format", of: ["e164", "international", "national"])
      guard format == "e164" else {
        throw ArgumentFault(
          "format",
          "\"\(format)\" needs the data table of number formats, which is not installed"
        )
      }
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let text = PhoneText(input.range, in: arena) else { throw Self.fault }
    let start = arena.position
    arena.append(UInt8(ascii: "+"))
    if text.hasPlus {
      try appendForeign(text.digits, to: &arena)
    } else if let rest = text.digits.without(region.internationalPrefix), rest.count >= 8 {
      try appendForeign(rest, to: &arena)
    } else {
      guard let number = significant(text.digits) else { throw Self.fault }
      arena.append(region.callingCode)
      arena.append(number)
    }
    return arena.text(from: start)
  }

  /// A number of the step's region, without its national prefix; `nil` where no length fits.
  private func significant(_ digits: [UInt8]) -> [UInt8]? {
    if let rest = digits.without(region.nationalPrefix), region.allows(rest.count) { return rest }
    if region.allows(digits.count) { return digits }
    // The calling code without a plus, as in 44 20 7946 0018.
    if let rest = digits.without(Array(region.callingCode.utf8)), region.allows(rest.count) {
      return rest
    }
    return nil
  }

  /// Digits that begin with a calling code.
  private func appendForeign(_ digits: [UInt8], to arena: inout Arena) throws(FunctionFault) {
    for length in 1...3 where length < digits.count {
      let code = String(decoding: digits.prefix(length), as: UTF8.self)
      guard let foreign = PhoneRegion.byCallingCode[code] else { continue }
      var number = Array(digits.dropFirst(length))
      if let rest = number.without(foreign.nationalPrefix), foreign.allows(rest.count),
        !foreign.allows(number.count) || foreign.nationalPrefix == [UInt8(ascii: "0")]
      {
        number = rest
      }
      guard foreign.allows(number.count) else { throw Self.fault }
      arena.append(code)
      arena.append(number)
      return
    }
    throw Self.fault
  }

  private static let fault = FunctionFault(.notAPhone, "The text is not a possible number.")
}

extension [UInt8] {
  /// What stands after a prefix; `nil` where it is empty or does not stand there.
  fileprivate func without(_ prefix: [UInt8]) -> [UInt8]? {
    guard !prefix.isEmpty, starts(with: prefix) else { return nil }
    return Array(dropFirst(prefix.count))
  }
}
