import Records

extension EdgeFinder {
  /// Records for which a condition holds, and records on both sides of each of its borders while
  /// its other tests hold.
  mutating func findComparisons(_ node: SpecNodes.Node<Condition>) {
    let condition = node.content
    if let hit = holding(condition) { add(hit, node.owner) }
    for (index, test) in condition.tests.enumerated() {
      var others = EdgeChange("")
      others.words = []
      if condition.mode == .all {
        for (place, other) in condition.tests.enumerated() where place != index {
          if let change = holding(other) { others = others.and(change) }
        }
      }
      for border in borders(of: test) { add(border.and(others), node.owner) }
    }
  }

  /// A change after which a condition probably holds; `nil` where none can be told.
  private func holding(_ condition: Condition, depth: Int = 0) -> EdgeChange? {
    let changes = condition.tests.map { holding($0, depth: depth) }
    switch condition.mode {
    case .any: return changes.lazy.compactMap(\.self).first
    case .all:
      guard !changes.contains(where: { $0 == nil }), let first = changes.first ?? nil
      else { return nil }
      return changes.dropFirst().reduce(first) { both, next in next.map(both.and) ?? both }
    }
  }

  private func holding(_ test: ConditionTest, depth: Int = 0) -> EdgeChange? {
    switch test.op {
    case .isNew: return .isNew
    case .isExisting: return .isExisting
    default: break
    }
    guard let of = test.of else { return nil }
    if case .variable(let name) = of.source, case .value(let value)? = variables[name]?.body,
      case .test(let condition) = value.head, test.op == .isTrue, depth < 8
    {
      return holding(condition, depth: depth + 1)
    }
    let constant = constants(of: test).first
    switch test.op {
    case .isNull: return change(of, .null)
    case .isNotNull: return usual(of)
    case .equal, .lessOrEqual, .greaterOrEqual, .isIn, .contains, .startsWith, .endsWith:
      return constant.flatMap { change(of, $0) }
    case .less: return constant.flatMap { EdgeText.moved($0, by: -1) }.flatMap { change(of, $0) }
    case .greater: return constant.flatMap { EdgeText.moved($0, by: 1) }.flatMap { change(of, $0) }
    case .notEqual, .isNotIn, .notContains, .notMatches:
      return change(of, .string(EdgeText.unlisted))
    case .isTrue, .isNotFalse: return change(of, true)
    case .isFalse, .isNotTrue: return change(of, false)
    case .matches, .isNew, .isExisting: return nil
    }
  }

  /// Values on both sides of a border of a test.
  private func borders(of test: ConditionTest) -> [EdgeChange] {
    guard let of = test.of else { return [.isNew, .isExisting] }
    switch test.op {
    case .isTrue, .isFalse, .isNotTrue, .isNotFalse:
      return [change(of, true), change(of, false), change(of, .null)].compactMap(\.self)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if case .atom(let other) = test.argument { return between(of, other) }
      return constants(of: test).prefix(1).flatMap { border in
        [EdgeText.moved(border, by: -1), border, EdgeText.moved(border, by: 1)]
          .compactMap { $0.flatMap { change(of, $0) } }
      }
    case .equal, .notEqual, .isIn, .isNotIn, .contains, .notContains, .startsWith, .endsWith:
      let listed = constants(of: test).prefix(Self.valuesMax).compactMap { change(of, $0) }
      return listed + [change(of, .string(EdgeText.unlisted))].compactMap(\.self)
    case .isNull, .isNotNull: return [change(of, .null), usual(of)].compactMap(\.self)
    case .matches, .notMatches: return [change(of, .string(EdgeText.unlisted))].compactMap(\.self)
    case .isNew, .isExisting: return []
    }
  }

  /// Two fields, or a field and what the destination holds: the one below, at and above the other.
  private func between(_ left: Atom, _ right: Atom) -> [EdgeChange] {
    guard let first = usual(left), let middle = first.fields.first?.value ?? first.held.first?.value
    else { return [] }
    return [-1, 0, 1].compactMap { step in
      guard let value = step == 0 ? middle : EdgeText.moved(middle, by: step),
        let other = change(right, value)
      else { return nil }
      return first.and(other)
    }
  }

  private func usual(_ atom: Atom) -> EdgeChange? {
    if case .current(let name) = atom.source {
      return program.target[name].flatMap(EdgeText.usual).map { .held(name, $0) }
    }
    guard let name = field(of: atom), let field = program.source[name] else { return nil }
    if let value = usualReading(steps(of: atom)) { return .value(name, value) }
    return EdgeText.usual(field).map { .value(name, $0) }
  }

  /// What a text is that steps read as something else; `nil` where they do not.
  private func usualReading(_ steps: [Step]) -> JSON? {
    for step in steps {
      switch step.function {
      case "parse_date": return "2026-01-15"
      case "parse_datetime": return "2026-01-15T08:30:00Z"
      case "to_integer", "to_decimal", "parse_money", "parse_range": return "50"
      default: continue
      }
    }
    return nil
  }

  private func constants(of test: ConditionTest) -> [JSON] {
    guard case .constant(let value) = test.argument else { return [] }
    return value.array ?? [value]
  }

  /// The field behind an atom, set so that the atom is probably that value.
  private func change(_ atom: Atom, _ value: JSON) -> EdgeChange? {
    if case .current(let name) = atom.source { return .held(name, value) }
    guard let name = field(of: atom), let field = program.source[name] else { return nil }
    if value.isNull { return .empty(name) }
    return .value(name, written(value, behind: atom, as: field.type))
  }

  /// A constant as its source writes it: numbers for numbers, the word that is read as true.
  private func written(_ value: JSON, behind atom: Atom, as type: FieldType) -> JSON {
    let steps = steps(of: atom)
    if case .bool(let flag) = value,
      let step = steps.first(where: { $0.function == "to_boolean" }),
      case .constant(let words)? = step[flag ? "true_values" : "false_values"],
      let word = words.array?.first
    {
      return word
    }
    for step in steps where step.function == "map_value" {
      if let entry = valueMap(of: step)?.entries.first(where: { $0.to == value }) {
        return entry.from
      }
    }
    return EdgeFinder.isText(type) ? value.scalarText.map { .string($0) } ?? value : value
  }

  /// The steps between an atom and the field behind it.
  private func steps(of atom: Atom, depth: Int = 0) -> [Step] {
    guard case .variable(let name) = atom.source, depth < 8,
      case .value(let value)? = variables[name]?.body
    else { return atom.then }
    guard case .atom(let inner) = value.head else { return value.then + atom.then }
    return steps(of: inner, depth: depth + 1) + atom.then
  }
}
