package import Records

/// Writes an e-mail address the way it is compared: trimmed, its domain in small letters.
///
/// Dots and `+tags` stay: removing them would merge two people into one.
package struct NormalizeEmail: MappingFunction {
  package static let signature = FunctionSignature(
    "normalize_email",
    "Trims an e-mail address, writes its domain in small letters and Punycode, checks its form.",
    parameters: [.init("local_part", .word(["keep", "lower"]), "what stands before the @")],
    takes: .text,
    gives: .type(.email),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    guard step.text("local_part") == "lower" else {
      return StepWording("written as an e-mail address", fails: "is no e-mail address")
    }
    return StepWording(
      "written as an e-mail address in small letters",
      loses: "which letters before the @ were capitals",
      fails: "is no e-mail address"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "ada@example.com",
      from: " Ada@Example.COM ",
      ["local_part": "lower"],
      because: "case and blanks"
    ),
    .gives(
      "Ada.K+news@example.com",
      from: "Ada.K+news@Example.com",
      ["local_part": "keep"],
      because: "dots, tags and case stay"
    ),
    .gives(
      "ada@xn--mller-kva.example",
      from: "ada@Müller.example",
      ["local_part": "keep"],
      because: "the network's form of the domain"
    ),
    .gives(nil, from: nil, ["local_part": "keep"], because: "null stays null"),
    .fails(.notAnEmail, from: "ada", ["local_part": "keep"], because: "no @"),
    .fails(.notAnEmail, from: "a..b@example.com", ["local_part": "keep"], because: "two dots"),
  ]

  private let lowers: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    lowers = try arguments.word("local_part", of: ["keep", "lower"]) == "lower"
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let email = EmailText(WhiteSpace.trimmed(input.range, in: arena.bytes), in: arena) else {
      throw FunctionFault(.notAnEmail, "The text is not an e-mail address.")
    }
    let local = lowers ? CaseMapping.lower(.text(email.local), &arena) : .text(email.local)
    let start = arena.position
    arena.append(slice: local.range)
    arena.append(UInt8(ascii: "@"))
    arena.append(email.domain)
    return arena.text(from: start)
  }
}
