import Records

/// What is done to lists.
extension Grammar {
  static let listChangeForms: [Form<[Change]>] = [
    Form(
      """
      (and)? (joined|separated|put_together|combined)? (with|by) (a|an)? (comma|commas) and (a)? \
      (space|blank|spaces|blanks) (between|in_between)? (them)?
      """
    ) { _ in joined(", ") },
    Form("(and)? (joined|separated|put_together)? with (a)? (comma|commas) between (them)?") { _ in
      joined(",")
    },
    Form(
      "(and)? (joined|separated|put_together)? with (a)? (semicolon|semicolons) between (them)?"
    ) { _ in joined(";") },
    Form("(and)? (joined|separated|put_together|with) (with|by)? {q:quoted} between (them)?") {
      words in
      words.literal("q").map { joined($0.text) }
    },
    Form(
      """
      (and)? (sorted|ordered|in_order|arranged)? (in_alphabetical_order|alphabetically|by_name|\
      by_alphabet|in_the_order_of_the_alphabet|from_a_to_z|a_to_z)
      """
    ) { _ in [.step("sort", [.init("case_insensitive", true)])] },
  ]

  private static func joined(_ separator: String) -> [Change] {
    [.step("join", [.init("separator", .string(separator))])]
  }
}
