import Matching
import Records

/// Where a value is written, and why: what its questions cite.
struct ValueContext {
  var target: CatalogField
  var sentence: String
  var quote: String
  var zone: String
  var formats: [String]?
  /// The catalog takes the value as it is: no conversion.
  var wantsType = true
}

extension MappingDraft {
  /// A value in canonical form, of the target's type; `nil` after a question.
  mutating func compiled(_ expression: Expression, _ context: ValueContext) -> JSON? {
    guard let value = typed(expression, context),
      let fitting = converted(value, context)
    else { return nil }
    return fitting.json
  }

  mutating func typed(_ expression: Expression, _ context: ValueContext) -> TypedValue? {
    switch expression {
    case .field(let reference):
      guard let field = find(reference, context.sentence) else { return nil }
      return TypedValue(json: Canonical.field(field.name), type: field.type, field: field)
    case .literal(let literal):
      guard let constant = constant(literal, context) else { return nil }
      return TypedValue(json: Canonical.constant(constant), type: context.target.type)
    case .nothing: return TypedValue(json: Canonical.constant(.null), type: context.target.type)
    case .today: return TypedValue(json: ["run": "started_at"], type: .datetime)
    case .changed(let inner, let changes):
      var context = context
      for change in changes {
        if case .inZone(let zone) = change { context.zone = zone }
        if case .comesAs(let formats) = change { context.formats = formats }
      }
      guard var value = typed(inner, context) else { return nil }
      for change in Self.inOrder(changes) {
        guard apply(change, to: &value, context) else { return nil }
      }
      return value
    case .coalesce(let members): return coalesced(members, context)
    case .join(let members, let separator): return joined(members, separator, context)
    case .calculation(let word, let members): return calculated(word, members, context)
    case .choice(let condition, let value, let otherwise):
      return chosen(condition, value, otherwise, context)
    }
  }

  /// A list is sorted before it is joined, whatever is said first.
  private static func inOrder(_ changes: [Change]) -> [Change] {
    func named(_ name: String, _ change: Change) -> Bool {
      if case .step(name, _) = change { true } else { false }
    }
    guard let join = changes.firstIndex(where: { named("join", $0) }) else { return changes }
    let late = changes[join...].filter { named("sort", $0) }
    return changes[..<join] + late + changes[join...].filter { !named("sort", $0) }
  }

  // MARK: Several members

  private mutating func coalesced(
    _ members: [Expression],
    _ context: ValueContext
  ) -> TypedValue? {
    var values: [TypedValue] = []
    for member in members {
      guard let value = typed(member, context) else { return nil }
      values.append(value)
    }
    var last: JSON?
    if case .literal = members[members.count - 1] { last = values.removeLast().json["const"] }
    let types = Set(values.map(\.type))
    if types.count > 1 || last != nil && values[0].type != context.target.type {
      for index in values.indices {
        guard let fitting = converted(values[index], context) else { return nil }
        values[index] = fitting
      }
    }
    guard var first = values.first else { return nil }
    if values.count > 1 {
      let atoms = values.enumerated().map { atom($0.element.json, context) }
      first = TypedValue(json: ["coalesce": .array(atoms)], type: first.type)
    }
    if let last { first.add("default", [.init("value", last)], as: first.type) }
    return first
  }

  private mutating func joined(
    _ members: [Expression],
    _ separator: String,
    _ context: ValueContext
  ) -> TypedValue? {
    var text = context
    text.target = CatalogField(context.target.name, type: .text)
    var atoms: [JSON] = []
    for member in members {
      guard let value = typed(member, text), let fitting = converted(value, text) else {
        return nil
      }
      atoms.append(atom(fitting.json, context))
    }
    return TypedValue(
      json: .members([
        "concat": .array(atoms), "separator": separator.isEmpty ? nil : .string(separator),
        "nulls": "skip",
      ]),
      type: .text
    )
  }

  private mutating func calculated(
    _ word: String,
    _ members: [Expression],
    _ context: ValueContext
  ) -> TypedValue? {
    var atoms: [JSON] = []
    for (index, member) in members.enumerated() {
      guard var value = typed(member, context) else { return nil }
      if [.text, .option].contains(value.type) { value.add("to_decimal", as: .dec) }
      guard [.int, .dec].contains(value.type) else {
        clarify(
          "\"\(context.quote)\" needs numbers. How should it be computed?",
          options: [Self.leaveItOut],
          context.sentence,
          context.quote
        )
        return nil
      }
      if word == "difference", index > 0 {
        value.add("default", [.init("value", 0)], as: value.type)
      }
      atoms.append(atom(value.json, context))
    }
    let nulls: JSON = ["sum", "maximum", "minimum"].contains(word) ? "skip" : "null"
    return TypedValue(
      json: ["calc": .string(word), "of": .array(atoms), "nulls": nulls],
      type: .dec
    )
  }

  private mutating func chosen(
    _ condition: Condition,
    _ value: Expression,
    _ otherwise: Expression?,
    _ context: ValueContext
  ) -> TypedValue? {
    var arms: [JSON] = []
    var next: Expression? = .choice(condition, value, otherwise: otherwise)
    while case .choice(let condition, let value, let rest)? = next {
      guard let tests = compiled(condition, context.sentence, context.quote),
        let held = compiled(optioned(value, context.target), context)
      else { return nil }
      arms.append(["when": tests, "value": atom(held, context)])
      next = rest
    }
    var other = Canonical.constant(.null)
    if let next {
      guard let compiled = compiled(optioned(next, context.target), context) else { return nil }
      other = compiled
    }
    return TypedValue(
      json: ["case": .array(arms), "else": atom(other, context)],
      type: context.target.type
    )
  }

  /// The value where only an atom may stand: itself, or a variable that holds it.
  mutating func atom(_ value: JSON, _ context: ValueContext) -> JSON {
    if Canonical.isAtom(value) { return value }
    return variable(value, context.target.name, context.sentence, context.quote)
  }

  mutating func variable(
    _ value: JSON,
    _ hint: String,
    _ sentence: String,
    _ quote: String
  ) -> JSON {
    if let known = variables.first(where: { $0["value"] == value })?["name"]?.string {
      return ["var": .string(known)]
    }
    let stem = hint.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
    let base = String(stem).split(separator: "_").joined(separator: "_")
    let taken = Set(variables.compactMap { $0["name"]?.string })
    var name = "\(base)_value"
    var number = 2
    while taken.contains(name) {
      name = "\(base)_value_\(number)"
      number += 1
    }
    variables.append([
      "name": .string(name), "value": value, "because": [Canonical.reason(sentence, quote)],
    ])
    return ["var": .string(name)]
  }

  // MARK: Constants

  /// A literal as a constant of the target's type; `nil` after a question.
  mutating func constant(_ literal: Literal, _ context: ValueContext) -> JSON? {
    let field = context.target
    if let value = Self.constant(literal, for: field) { return value }
    let kind = field.options.isEmpty ? "value" : "option"
    let question = "\"\(literal.text)\" is no \(kind) of \(field.label). What should be written?"
    let options = field.options.map(\.value) + [Self.leaveItOut]
    let answer = ask(question, options: options, context.sentence, context.quote)
    guard let answer else { return nil }
    if Self.leavesOut(answer.text) {
      leaveBoth(answer, context.sentence, context.quote)
      return nil
    }
    let chosen = Self.option(answer.text, of: field) ?? answer.text
    guard let value = Self.constant(Literal(text: chosen, form: .quoted), for: field) else {
      askAgain(question, options: options, context.sentence, context.quote)
      return nil
    }
    leave(nil, reason: "It says what is written.", answer.sentence, answer.quote)
    return value
  }

  /// The value of an option that a person names by value or label.
  static func option(_ text: String, of field: CatalogField) -> String? {
    let wanted = text.lowercased()
    let singular = PhraseTrimming.singular(wanted)
    func spelled(_ form: String) -> String? {
      field.options.first { $0.value.lowercased() == form || $0.label.lowercased() == form }?.value
    }
    let folded = FieldNames.folded(text)
    return spelled(wanted) ?? spelled(singular)
      ?? field.options.first {
        FieldNames.folded($0.value) == folded || FieldNames.folded($0.label) == folded
      }?.value
  }

  static func constant(_ literal: Literal, for field: CatalogField) -> JSON? {
    let text = literal.text.lowercased()
    switch field.type {
    case .option:
      if let value = option(literal.text, of: field) { return .string(value) }
      return literal.isQuoted ? .string(literal.text) : nil
    case .optionSet:
      return option(literal.text, of: field).map { .array([.string($0)]) }
    case .bool:
      if ["true", "yes", "on", "1"].contains(text) { return true }
      return ["false", "no", "off", "0"].contains(text) ? false : nil
    case .int: return Int(text).map { .integer($0) }
    case .dec: return Double(text) == nil ? nil : .number(text)
    case .date: return Grammar.isDay(text) ? .string(text) : nil
    case .datetime, .reference, .record, .json: return nil
    case .list: return literal.isQuoted ? .array([.string(literal.text)]) : nil
    case .text, .id, .country, .language, .currency:
      if literal.form != .words { return .string(literal.text) }
      let isName =
        literal.text.first?.isUppercase == true && literal.text.split(separator: " ").count <= 3
      return isName || literal.text == literal.text.uppercased() ? .string(literal.text) : nil
    case .email, .phone, .url:
      return literal.isQuoted || literal.text.contains("@") ? .string(literal.text) : nil
    }
  }
}
