package import Records

/// Says what kind of mailbox an e-mail address is.
package struct EmailDomainKind: MappingFunction {
  /// In the order in which they are looked for.
  private enum Kind: String, CaseIterable {
    case disposable
    case role
    case free
    case business
  }

  package static let signature = FunctionSignature(
    "email_domain_kind",
    "Says what kind of mailbox an e-mail address is: disposable, role, free or business.",
    takes: .text,
    gives: .values(Kind.allCases.map(\.rawValue)),
    fallible: true,
    lossy: true,
    total: true,
    tables: [.mailHosts]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "as its kind (disposable, role, free or business)",
      loses: "the address itself",
      fails: "is no e-mail address"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("business", from: "ada@example.com", because: "a host of its own"),
    .gives("free", from: "ada.example@GMAIL.com", because: "a host where anybody gets a mailbox"),
    .gives("disposable", from: "x1@mailinator.com", because: "a mailbox that is thrown away"),
    .gives(
      "role",
      from: "info+web@example.com",
      because: "a mailbox of a function, not of a person"
    ),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notAnEmail, from: "ada at example", because: "no address"),
  ]

  private let table: MailHostTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.mailHosts].content()
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let email = EmailText(range, in: arena) else {
      throw FunctionFault(.notAnEmail, "The text is not an e-mail address.")
    }
    let mailbox = CaseMapping.lowered(Array(arena.bytes[email.local]))
    let kind: Kind =
      if table.isDisposable(email.domain) {
        .disposable
      } else if table.isRole(mailbox) {
        .role
      } else if table.isFree(email.domain) {
        .free
      } else {
        .business
      }
    return arena.text(kind.rawValue)
  }
}
