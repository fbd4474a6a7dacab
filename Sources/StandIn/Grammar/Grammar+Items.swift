import Records

extension Grammar {
  static let itemsMax = 60

  /// What goes along, as a list: `email, first name and status 'subscribed'`,
  /// `found by e-mail, title is the deal name, stage Contract Sent`.
  func items(_ range: Range<Int>) -> Clause? {
    guard range.count <= Self.itemsMax else { return nil }
    if case .fields(let fields, .and)? = meaning(.sources, range), !isUnsure(fields) {
      return .copies(fields, [])
    }
    if let one = item(range) { return one }
    for end in range.dropFirst().reversed() where isItemJoint(end) {
      let head = range.lowerBound..<end
      var start = end
      while start < range.upperBound, isItemJoint(start) { start += 1 }
      guard start < range.upperBound, let first = itemOrFields(head),
        case .clause(let rest)? = meaning(.items, start..<range.upperBound)
      else { continue }
      if case .all(let members) = rest { return .all([first] + members) }
      return .all([first, rest])
    }
    return nil
  }

  private func itemOrFields(_ range: Range<Int>) -> Clause? {
    if case .fields(let fields, .and)? = meaning(.sources, range), !isUnsure(fields) {
      return .copies(fields, [])
    }
    return item(range)
  }

  private func isUnsure(_ fields: [FieldReference]) -> Bool {
    !isLoose && fields.contains { $0.field == nil }
  }

  private func isItemJoint(_ index: Int) -> Bool {
    tokens[index].isComma || tokens[index].isMark("+")
      || ["and", "plus"].contains(tokens[index].folded) && tokens[index].kind == .word
  }

  private func item(_ range: Range<Int>) -> Clause? {
    if let pair = first(Self.itemForms, range) { return pair }
    guard range.count > 1, case .clause(let clause)? = meaning(.clause, range) else { return nil }
    return Self.isItem(clause) ? clause : nil
  }

  /// A clause that says what one field gets, or how a record is found.
  private static func isItem(_ clause: Clause) -> Bool {
    switch clause {
    case .write, .copies, .key, .table, .split: true
    case .all(let members): members.allSatisfy(isItem)
    default: false
    }
  }

  private static let itemForms: [Form<Clause>] = [
    Form("(and)? (with|by|a|as)? {target} (of|as|=|:)? {v:value}") { words in
      guard let target = words.field("target"), let field = target.field,
        let value = words.literal("v"),
        value.isQuoted || MappingDraft.option(value.text, of: field) != nil
      else { return nil }
      return .write(target, .literal(value))
    }
  ]
}
