import Matching
import Records

extension MappingDraft {
  /// A condition in canonical form; `nil` after a question.
  mutating func compiled(
    _ condition: Condition,
    _ sentence: String,
    _ quote: String
  ) -> JSON? {
    switch condition.plain {
    case .all(let members): return group(members, "all", sentence, quote)
    case .any(let members): return group(members, "any", sentence, quote)
    case .test, .isNew, .isNewer, .called, .not:
      return tests(condition.plain, sentence, quote).map { Canonical.all($0) }
    }
  }

  private mutating func group(
    _ members: [Condition],
    _ mode: String,
    _ sentence: String,
    _ quote: String
  ) -> JSON? {
    var all: [JSON] = []
    for member in members {
      switch member {
      case .all(let inner) where mode == "all", .any(let inner) where mode == "any":
        guard let nested = group(inner, mode, sentence, quote) else { return nil }
        all += nested[mode]?.array ?? [nested]
      case .all, .any:
        guard let nested = compiled(member, sentence, quote) else { return nil }
        all.append(holds(nested, sentence, quote))
      case .test, .isNew, .isNewer, .called, .not:
        guard let found = tests(member, sentence, quote) else { return nil }
        if found.count == 1 || mode == "all" {
          all += found
        } else {
          all.append(holds(Canonical.all(found), sentence, quote))
        }
      }
    }
    return .object(JSONObject([.init(mode, .array(all))]))
  }

  /// A condition inside another one is a variable.
  private mutating func holds(_ condition: JSON, _ sentence: String, _ quote: String) -> JSON {
    let variable = variable(["test": condition], "condition", sentence, quote)
    return Canonical.test(variable, "is_true")
  }

  // MARK: One test

  private mutating func tests(
    _ condition: Condition,
    _ sentence: String,
    _ quote: String
  ) -> [JSON]? {
    switch condition {
    case .isNew(let isNew): return [["op": isNew ? "is_new" : "is_existing"]]
    case .isNewer: return nil
    case .called:
      unread(sentence, quote)
      return nil
    case .not(let inner):
      guard let tests = tests(inner, sentence, quote) else { return nil }
      let variable = variable(["test": Canonical.all(tests)], "condition", sentence, quote)
      return [Canonical.test(variable, "is_not_true")]
    case .all, .any: return nil
    case .test(let subject, let predicate):
      guard let (atom, field) = self.subject(subject, sentence, quote) else { return nil }
      return tests(atom, field, predicate, sentence, quote)
    }
  }

  private mutating func subject(
    _ subject: Condition.Subject,
    _ sentence: String,
    _ quote: String
  ) -> (JSON, CatalogField)? {
    switch subject {
    case .field(let reference):
      return find(reference, sentence).map { (Canonical.field($0.name), $0) }
    case .current(let reference):
      return find(reference, sentence).map { (["current": .string($0.name)], $0) }
    case .changed(let reference, let changes):
      guard let field = find(reference, sentence) else { return nil }
      let text = CatalogField(field.name, label: field.label, type: .text)
      let context = ValueContext(target: text, sentence: sentence, quote: quote, zone: timeZone)
      var value = TypedValue(json: Canonical.field(field.name), type: field.type, field: field)
      for change in changes {
        guard apply(change, to: &value, context) else { return nil }
      }
      return (value.json, CatalogField(field.name, label: field.label, type: value.type))
    }
  }

  private mutating func tests(
    _ atom: JSON,
    _ field: CatalogField,
    _ predicate: Predicate,
    _ sentence: String,
    _ quote: String
  ) -> [JSON]? {
    switch predicate.op {
    case .isNull, .isNotNull: return [Canonical.test(atom, predicate.op.rawValue)]
    case .isTrue, .isNotTrue:
      guard field.type == .bool else {
        askAbout(predicate.literals.first?.text ?? "true", field, sentence, quote)
        return nil
      }
      return [Canonical.test(atom, predicate.op.rawValue)]
    case .equal, .notEqual: return equality(atom, field, predicate, sentence, quote)
    case .contains, .notContains, .startsWith, .endsWith:
      guard
        let values = values(
          predicate.literals,
          field,
          sentence,
          quote,
          mustBeOption: field.type == .optionSet
        )
      else { return nil }
      let op = predicate.op.rawValue
      if values.count > 1, predicate.op == .notContains {
        return values.map { Canonical.test(atom, op, $0) }
      }
      return [Canonical.test(atom, op, values.count == 1 ? values[0] : .array(values))]
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .between:
      return measure(atom, field, predicate, sentence, quote)
    case .olderThan, .withinLast: return age(atom, field, predicate, sentence, quote)
    case .sameAs:
      guard let other = predicate.other.flatMap({ find($0, sentence) }) else { return nil }
      return [
        .members(["of": atom, "op": "eq", "arg_of": Canonical.field(other.name)])
      ]
    }
  }

  private mutating func equality(
    _ atom: JSON,
    _ field: CatalogField,
    _ predicate: Predicate,
    _ sentence: String,
    _ quote: String
  ) -> [JSON]? {
    let isEqual = predicate.op == .equal
    if field.type == .bool, predicate.literals.count == 1 {
      let text = predicate.literals[0].text.lowercased()
      if ["true", "yes", "1"].contains(text) {
        return [Canonical.test(atom, isEqual ? "is_true" : "is_not_true")]
      }
      if ["false", "no", "0"].contains(text) {
        return [Canonical.test(atom, isEqual ? "is_not_true" : "is_true")]
      }
    }
    // "a total of 0" is "0.00", too.
    if field.type == .text, predicate.literals.count == 1, predicate.literals[0].form == .number,
      FieldRole.mentions(field, Self.amounts)
    {
      return measure(atom, field, predicate, sentence, quote)
    }
    guard let values = values(predicate.literals, field, sentence, quote, mustBeOption: true) else {
      return nil
    }
    if field.type == .optionSet {
      guard isEqual else { return values.map { Canonical.test(atom, "not_contains", $0) } }
      return values.count == 1 ? [Canonical.test(atom, "contains", values[0])] : nil
    }
    if values.count == 1 { return [Canonical.test(atom, isEqual ? "eq" : "ne", values[0])] }
    return [Canonical.test(atom, isEqual ? "in" : "not_in", .array(values))]
  }

  /// Words of fields that hold amounts, whatever their type.
  private static let amounts: Set<String> = [
    "total", "amount", "price", "revenue", "sum", "cost", "cents", "spent", "balance", "quantity",
    "count", "discount", "tax", "fee",
  ]

  /// Literals as values of a source field; `nil` after a question.
  private mutating func values(
    _ literals: [Literal],
    _ field: CatalogField,
    _ sentence: String,
    _ quote: String,
    mustBeOption: Bool
  ) -> [JSON]? {
    var values: [JSON] = []
    for literal in literals {
      switch field.type {
      case .option, .optionSet:
        if let value = Self.option(literal.text, of: field) {
          values.append(.string(value))
        } else if mustBeOption, !field.options.isEmpty {
          guard let value = askAbout(literal.text, field, sentence, quote) else { return nil }
          values.append(.string(value))
        } else {
          values.append(.string(literal.text))
        }
      case .int, .dec:
        guard Double(literal.text) != nil else {
          askAbout(literal.text, field, sentence, quote)
          return nil
        }
        values.append(.number(literal.text))
      case .bool, .datetime, .record, .json, .list:
        askAbout(literal.text, field, sentence, quote)
        return nil
      case .date:
        guard Grammar.isDay(literal.text) else {
          askAbout(literal.text, field, sentence, quote)
          return nil
        }
        values.append(.string(literal.text))
      case .text, .email, .phone, .url, .country, .language, .currency, .id, .reference:
        values.append(.string(literal.text))
      }
    }
    return values
  }

  /// The option that an answer names.
  @discardableResult
  mutating func askAbout(
    _ value: String,
    _ field: CatalogField,
    _ sentence: String,
    _ quote: String
  ) -> String? {
    let question =
      "\"\(value)\" is no value of \(field.label) (\(field.name)). Which records are meant?"
    let options = field.options.map(\.value) + ["Say it in other words", Self.leaveItOut]
    guard let answer = ask(question, options: options, sentence, quote) else { return nil }
    if let option = Self.option(answer.text, of: field) {
      leave(nil, reason: "It says which records are meant.", answer.sentence, answer.quote)
      citing = (answer.sentence, answer.quote)
      return option
    }
    follow(answer, question, sentence, quote)
    return nil
  }

  private mutating func measure(
    _ atom: JSON,
    _ field: CatalogField,
    _ predicate: Predicate,
    _ sentence: String,
    _ quote: String
  ) -> [JSON]? {
    var atom = atom
    var arguments: [JSON] = []
    for literal in predicate.literals {
      let isDay = Grammar.isDay(literal.text)
      let plain = literal.text.filter { !",$€£%".contains($0) }
      guard isDay || Double(plain) != nil else {
        askAbout(literal.text, field, sentence, quote)
        return nil
      }
      arguments.append(isDay ? .string(literal.text) : .number(plain))
    }
    let isDay = arguments.first?.string != nil
    var step: JSON?
    switch (field.type, isDay) {
    case (.int, false), (.dec, false), (.date, true): break
    case (.text, false): step = ["fn": "to_decimal", "on_error": "null"]
    case (.text, true):
      let arrived: [String]? =
        if case .comesAs(let formats)? = arrivals[field.name] { formats } else { nil }
      guard let formats = arrived ?? dateFormats ?? answeredDateFormat(of: field, sentence, quote)
      else { return nil }
      step = ["fn": "parse_date", "formats": .strings(formats), "on_error": "null"]
    case (.datetime, true): step = ["fn": "to_date", "time_zone": .string(timeZone)]
    default:
      askAbout(predicate.literals.first?.text ?? "", field, sentence, quote)
      return nil
    }
    if let step { atom = Canonical.adding([step], to: atom) }
    if predicate.op == .between {
      return [Canonical.test(atom, "ge", arguments[0]), Canonical.test(atom, "le", arguments[1])]
    }
    return [Canonical.test(atom, predicate.op.rawValue, arguments[0])]
  }

  private mutating func age(
    _ atom: JSON,
    _ field: CatalogField,
    _ predicate: Predicate,
    _ sentence: String,
    _ quote: String
  ) -> [JSON]? {
    guard field.type == .datetime else {
      askAbout("\(predicate.days) days", field, sentence, quote)
      return nil
    }
    let edge: JSON = [
      "run": "started_at", "then": [["fn": "add_duration", "days": .integer(-predicate.days)]],
    ]
    let op: JSON = predicate.op == .olderThan ? "lt" : "ge"
    return [.members(["of": atom, "op": op, "arg_of": edge])]
  }
}
