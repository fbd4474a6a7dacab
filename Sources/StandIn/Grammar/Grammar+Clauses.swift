import Records

extension Grammar {
  /// One thing that is asked for; never a clause that only makes sense after another.
  func clause(_ range: Range<Int>) -> Clause? {
    for forms in Self.clauseForms {
      if let found = first(forms, range), isWhole(found, range) { return found }
    }
    return onlyAndNoOthers(range) ?? pairing(range) ?? choices(range) ?? chain(range) ?? everybody(
      range
    ) ?? grouped(range)
  }

  private static let clauseForms: [[Form<Clause>]] = [
    noteForms, smallTalkForms, operationForms, keyForms, blankClauseForms, phoneClauseForms,
    wantedForms,
    statementForms, targetStateForms, fallbackClauseForms, bracketForms, nobodyForms,
    insteadForms, exceptedValueForms, purposeForms, conditionalForms,
    constantForms, lookupTableForms, lookupForms, filterForms, calledForms, splitForms,
    exceptionForms,
    changeClauseForms, parameterForms, copyForms, tableForms, generalForms, headingForms,
    listForms,
    bareConstantForms,
  ]

  /// Copies of bare lists only where something announced them.
  private func isWhole(_ clause: Clause, _ range: Range<Int>) -> Bool {
    guard clause.takesPronouns else { return false }
    if case .all(let members) = clause { return !members.isEmpty }
    return true
  }

  // MARK: A = B, A: B

  /// `a = b` and `a: b`, where both could be either side's.
  private func pairing(_ range: Range<Int>) -> Clause? {
    if let pairs = runOn(range) { return pairs }
    guard
      let place = range.first(where: {
        tokens[$0].isMark("=") || tokens[$0].isMark(":") || tokens[$0].isMark("|")
      }),
      place > range.lowerBound, place < range.upperBound - 1
    else { return listed(range) }
    let left = range.lowerBound..<place
    let right = place + 1..<range.upperBound
    if tokens[place].isMark("|"), let heading = tableHeading(left, right) { return heading }
    let forward = copied(left, right)
    let backward = copied(right, left)
    if let forward, let backward {
      return forward == backward || isSame(forward, backward) ? forward : nil
    }
    if let found = forward ?? backward { return found }
    return assigned(left, right)
  }

  private func copied(_ from: Range<Int>, _ into: Range<Int>) -> Clause? {
    guard case .field(let source)? = meaning(.source, from), source.field != nil,
      case .field(let target)? = meaning(.target, into), target.field != nil
    else { return nil }
    return .write(target, .field(source))
  }

  private func isSame(_ left: Clause, _ right: Clause) -> Bool {
    guard case .write(let a, .field(let b)) = left, case .write(let c, .field(let d)) = right
    else { return false }
    return a.field == c.field && b.field == d.field
  }

  /// `Status: 'Open'`, `Phone: E.164`, `Full name = first name and last name`.
  private func assigned(_ left: Range<Int>, _ right: Range<Int>) -> Clause? {
    if case .field(let field)? = meaning(.either, left),
      case .changes(let changes)? = meaning(.steps, right)
    {
      return .change([field], changes)
    }
    if case .table(let table)? = meaning(.entries, right),
      case .field(let field)? = meaning(.either, left),
      table.entries.count > 1 || table.rest != nil
        || table.entries[0].from.allSatisfy({ $0.isQuoted || Self.isOption($0, of: field) })
    {
      return .table(field, into: nil, table)
    }
    if case .field(let target)? = meaning(.target, left) {
      if case .expression(let value)? = meaning(.expr, right) { return .write(target, value) }
      if let literal = literal(right), Self.isPlausible(literal) {
        return .write(target, .literal(literal))
      }
    }
    return nil
  }

  /// Fields alone, where they were announced.
  private func listed(_ range: Range<Int>) -> Clause? {
    var range = range
    if ["only", "just"].contains(tokens[range.lowerBound].folded), range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
    }
    let isBeginning =
      tokens[..<range.lowerBound].last.map { $0.isMark(";") || $0.isMark(".") } ?? true
    guard listsFields else { return nil }
    guard case .fields(let fields, let joint)? = meaning(.sources, range) else {
      guard isBeginning, case .clause(let items)? = meaning(.pairs, range), case .all = items
      else { return nil }
      return items
    }
    return joint == .or ? nil : .copies(fields, [])
  }
}
