import Records

extension Grammar {
  static let itemsMax = 60

  /// What goes along, as a list: `email, first name and status 'subscribed'`,
  /// `found by e-mail, title is the deal name, stage Contract Sent`.
  func items(_ range: Range<Int>, _ kind: Pattern.Kind) -> Clause? {
    guard range.count <= Self.itemsMax else { return nil }
    if case .fields(let fields, let joint)? = meaning(.sources, range), joint != .or,
      !isUnsure(fields)
    {
      return .copies(fields, [])
    }
    if let one = item(range, kind) { return one }
    for end in range.dropFirst().reversed() where isItemJoint(end) {
      let head = range.lowerBound..<end
      var start = end
      while start < range.upperBound, isItemJoint(start) { start += 1 }
      guard start < range.upperBound, let first = itemOrFields(head, kind),
        case .clause(let rest)? = meaning(kind, start..<range.upperBound)
      else { continue }
      var members = [rest]
      if case .all(let several) = rest { members = several }
      // "The phone for Phone and mobile": whether the mobile is one more place is not said.
      if case .copies? = members.first, (end..<start).contains(where: { tokens[$0].isWord("and") }),
        endsInPlace(head)
      {
        continue
      }
      // "The city and the country from the address": where the city comes from is said, too.
      if case .copies = first, (end..<start).contains(where: { tokens[$0].isWord("and") }),
        tokens[start..<range.upperBound].contains(where: { $0.isWord("from") })
      {
        continue
      }
      return .all([first] + members)
    }
    return nil
  }

  /// A field and where it goes, without brackets.
  private func endsInPlace(_ range: Range<Int>) -> Bool {
    first(Self.placeForms, range) != nil
  }

  private func itemOrFields(_ range: Range<Int>, _ kind: Pattern.Kind) -> Clause? {
    if case .fields(let fields, let joint)? = meaning(.sources, range), joint != .or,
      !isUnsure(fields)
    {
      return .copies(fields, [])
    }
    return item(range, kind)
  }

  private func isUnsure(_ fields: [FieldReference]) -> Bool {
    !isLoose && fields.contains { $0.field == nil }
  }

  private func isItemJoint(_ index: Int) -> Bool {
    tokens[index].isComma || tokens[index].isMark("+")
      || ["and", "plus"].contains(tokens[index].folded) && tokens[index].kind == .word
  }

  private func item(_ range: Range<Int>, _ kind: Pattern.Kind) -> Clause? {
    if let pair = first(Self.itemForms, range) { return pair }
    guard kind == .items, range.count > 1, case .clause(let clause)? = meaning(.clause, range)
    else { return nil }
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

  private static let placeForms: [Form<Clause>] = [
    Form("{s:source} (as|for|to|into) {target}") { pair($0) }
  ]

  private static let itemForms: [Form<Clause>] =
    placeForms + [
      Form("(and)? (with|by|a|as)? {target} (of|as|=|:)? {v:value}") { words in
        guard let target = words.field("target"), let field = target.field,
          let value = words.literal("v"),
          value.isQuoted || MappingDraft.option(value.text, of: field) != nil
        else { return nil }
        return .write(target, .literal(value))
      },
      Form(
        """
        {s:source} (->|to|into|as|goes_to|becomes|=) {target} <( (thats|that_is|this_is|its|it_is|\
        which_is|is)? (the|our|a)? ($key) )>
        """
      ) { words in
        guard let pair = pair(words), let target = words.field("target") else { return nil }
        return .all([pair, .key(target)])
      },
      Form("{target} from {s:source}") { pair($0) },
      Form("{s:source} <( (to|into|as|for|in|->|goes_to|becomes)? {target} )>") { pair($0) },
    ]

  private static func pair(_ words: Captures) -> Clause? {
    guard let source = words.field("s"), source.field != nil, let target = words.field("target"),
      target.field != nil
    else { return nil }
    return .write(target, .field(source))
  }
}
