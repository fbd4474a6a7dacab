import Records

extension MappingDraft {
  /// The rules in canonical form, the key first, then in the catalog's order.
  mutating func emittedRules() -> [JSON] {
    let order = Dictionary(
      target.fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    func place(_ rule: DraftedRule) -> Int {
      rule.target.name == keyTarget ? -1 : order[rule.target.name] ?? .max
    }
    rules.sort { place($0) < place($1) }
    var emitted: [JSON] = []
    for rule in rules {
      if let json = rule.present ?? self.emitted(rule) { emitted.append(json) }
    }
    return gathered(emitted).enumerated().map { index, rule in
      var object = rule.object ?? JSONObject()
      let id = JSON.string("r\(index + 1)")
      object.members.removeAll { $0.name == "id" }
      object.members.insert(.init("id", id), at: 0)
      return .object(object)
    }
  }

  mutating func emitted(_ rule: DraftedRule) -> JSON? {
    let cited = rule.reasons.last { $0.sentence.hasPrefix("S") } ?? rule.reasons[0]
    let context = ValueContext(
      target: rule.target,
      sentence: cited.sentence,
      quote: cited.quote,
      zone: timeZone
    )
    guard let (value, when) = value(of: rule, context) else { return nil }
    var tests = when
    if let condition = rule.condition {
      guard let compiled = compiled(condition, cited.sentence, cited.quote) else { return nil }
      tests = compiled
    }
    if rule.onlyNewer, let newer = newerTest(cited.sentence, cited.quote) {
      tests =
        tests.map { known in
          known["all"] == nil ? known : Canonical.all((known["all"]?.array ?? []) + [newer])
        } ?? Canonical.all([newer])
    }
    let isKey = rule.target.name == keyTarget
    let isRequired = (isKey || rule.target.requiredOnCreate) && tests == nil
    let isErased = value["const"] == .null
    // Where a sentence leaves the others as they are, no value is none that clears.
    let keeps = clearsBlanks == true && rule.keepsSome
    return .members([
      "id": "", "target": .string(rule.target.name), "value": value, "when": tests,
      "on_error": rule.onError.map { .string($0) },
      "on_null": isRequired ? "reject_record" : isErased ? "write_null" : keeps ? "omit" : nil,
      "write": rule.fillsOnly ? "if_empty" : nil,
      "because": .array(rule.reasons.map { reason($0.sentence, $0.quote) }),
    ])
  }

  /// The value and when it is written; null for always, where the mapping had a condition.
  private mutating func value(
    of drafted: DraftedRule,
    _ context: ValueContext
  ) -> (JSON, JSON?)? {
    let rule = drafted.withFallbacks
    // A value for the others, or none, would have to be told from one that is taken away.
    if rule.arms.contains(where: { $0.value == .nothing }), rule.arms.count > 1 || rule.base != nil
    {
      unread(context.sentence, context.quote)
      return nil
    }
    guard let base = rule.base else {
      if rule.arms.count == 1 {
        guard let value = compiled(rule.changedArms[0].value, context),
          let when = compiled(rule.arms[0].condition, context.sentence, context.quote)
        else { return nil }
        return (value, when)
      }
      return choice(rule.changedArms, otherwise: Canonical.constant(.null), context).map {
        ($0, nil)
      }
    }
    guard let value = baseValue(base, rule, context) else { return nil }
    if rule.arms.isEmpty { return (value, nil) }
    let arms = rule.changedArms
    guard !rule.skipsSteps, !rule.onlyNewer || rule.present?["when"] == nil else {
      unread(context.sentence, context.quote)
      return nil
    }
    guard let when = rule.present?["when"] else {
      guard let all = choice(arms, otherwise: atom(value, context), context) else { return nil }
      return isSaidTwice(all, in: value) ? unreadValue(context) : (all, nil)
    }
    // What was written for some records only is one arm more.
    guard var all = choice(arms, otherwise: Canonical.constant(.null), context)?.object,
      let first = all["case"]?.array
    else { return nil }
    guard !first.contains(where: { $0["when"] == when }) else { return unreadValue(context) }
    all["case"] = .array(first + [["when": when, "value": atom(value, context)]])
    return (.object(all), .null)
  }

  private mutating func unreadValue(_ context: ValueContext) -> (JSON, JSON?)? {
    unread(context.sentence, context.quote)
    return nil
  }

  /// Whether a choice has an arm for just the records that an arm of its rest is for.
  private func isSaidTwice(_ choice: JSON, in rest: JSON) -> Bool {
    let known = Set((rest["case"]?.array ?? []).compactMap { $0["when"] })
    return !known.isDisjoint(with: (choice["case"]?.array ?? []).compactMap { $0["when"] })
  }

  private mutating func choice(
    _ arms: [(condition: Condition, value: Expression)],
    otherwise: JSON,
    _ context: ValueContext
  ) -> JSON? {
    var compiledArms: [JSON] = []
    for arm in arms {
      guard let when = compiled(arm.condition, context.sentence, context.quote),
        let value = compiled(arm.value, context)
      else { return nil }
      compiledArms.append(["when": when, "value": atom(value, context)])
    }
    return ["case": .array(compiledArms), "else": otherwise]
  }

  /// What the base gives: the value, its stand-ins, its changes, its table, its default.
  private mutating func baseValue(
    _ base: DraftedValue,
    _ rule: DraftedRule,
    _ context: ValueContext
  ) -> JSON? {
    var fallbacks = rule.fallbacks
    var last: JSON?
    if case .literal(let literal)? = fallbacks.last {
      guard let value = constant(literal, context) else { return nil }
      last = value
      fallbacks.removeLast()
    }
    let typedBase: TypedValue?
    switch base {
    case .expression(let expression):
      let changed = rule.changes.isEmpty ? expression : .changed(expression, rule.changes)
      typedBase = typed(changed.orElse(fallbacks), context)
    case .canonical(let json):
      typedBase = present(json, fallbacks, rule.changes, context)
    }
    guard var value = typedBase else { return nil }
    if let table = rule.table {
      guard let translated = translated(value, table, rule, context) else { return nil }
      value = translated
    } else {
      guard let fitting = converted(value, context) else { return nil }
      value = fitting
    }
    if let last {
      value.json = withDefault(last, value.json)
    }
    return value.json
  }

  private func withDefault(_ constant: JSON, _ value: JSON) -> JSON {
    let steps = Canonical.steps(of: value).filter { $0["fn"] != "default" }
    return Canonical.value(
      value,
      steps: steps + [Canonical.step("default", [.init("value", constant)])]
    )
  }

  // MARK: Value tables

  private mutating func translated(
    _ value: TypedValue,
    _ table: ValueTable,
    _ rule: DraftedRule,
    _ context: ValueContext
  ) -> TypedValue? {
    var entries: [JSON] = []
    for entry in table.entries {
      guard let to = constant(entry.to, context) else { return nil }
      for literal in entry.from {
        guard let from = tableKey(literal, value, context) else { return nil }
        entries.append(["from": from, "to": to])
      }
    }
    let name = rule.target.name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
    let map = freshMap(String(name) + "_map", entries)
    var arguments: [Change.Argument] = [.init("map", .string(map))]
    switch table.rest {
    case nil, .keep?: arguments.append(.init("unlisted", "keep"))
    case .nothing?: arguments.append(.init("else", .null))
    case .reject?: arguments.append(.init("unlisted", "error"))
    case .value(let literal)?:
      guard let other = constant(literal, context) else { return nil }
      arguments.append(.init("else", other))
    }
    var result = value
    result.add("map_value", arguments, as: context.target.type)
    if let blank = table.blank {
      guard let constant = constant(blank, context) else { return nil }
      result.json = withDefault(constant, result.json)
    } else if case .value(let literal)? = table.rest, !table.restIsOfValues,
      let other = constant(literal, context)
    {
      // What is missing is none of the values that are named.
      result.json = withDefault(other, result.json)
    }
    return result
  }

  /// The value map with these entries; one that the mapping has stays as it is.
  private mutating func freshMap(_ stem: String, _ entries: [JSON]) -> String {
    let present = Set((self.present?["value_maps"]?.array ?? []).compactMap { $0["name"]?.string })
    var name = stem
    var number = 2
    while present.contains(name) {
      name = "\(stem)_\(number)"
      number += 1
    }
    valueMaps.removeAll { $0["name"]?.string == name }
    valueMaps.append([
      "name": .string(name), "case_insensitive": false, "entries": .array(entries),
    ])
    return name
  }

  private mutating func tableKey(
    _ literal: Literal,
    _ value: TypedValue,
    _ context: ValueContext
  ) -> JSON? {
    guard let field = value.field else { return .string(literal.text) }
    switch field.type {
    case .option:
      if let option = Self.option(literal.text, of: field) { return .string(option) }
      askAbout(literal.text, field, context.sentence, context.quote)
      return nil
    case .bool:
      if ["true", "yes"].contains(literal.text.lowercased()) { return true }
      return ["false", "no"].contains(literal.text.lowercased()) ? false : nil
    case .int, .dec: return Double(literal.text) == nil ? nil : .number(literal.text)
    default: return .string(literal.text)
    }
  }

  // MARK: Records inside the record

  /// Rules for members of a record become one rule for the record.
  private mutating func gathered(_ emitted: [JSON]) -> [JSON] {
    var output: [JSON] = []
    let records = target.fields.filter { $0.type == .record }
    for record in records {
      let parts = emitted.filter { $0["target"]?.string?.hasPrefix(record.name + ".") == true }
      guard !parts.isEmpty else { continue }
      let name = record.name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(
        separator: "_"
      )
      let reasons = parts.flatMap { $0["because"]?.array ?? [] }
      variables.append([
        "name": .string(name),
        "parts": .array(
          parts.map { part -> JSON in
            let target = part["target"]?.string ?? ""
            let isRequired = self.target[target]?.requiredOnCreate == true
            return [
              "to": .string(String(target.dropFirst(record.name.count + 1))),
              "value": partValue(part), "on_null": isRequired ? "drop" : "omit",
            ]
          }
        ),
        "because": .array(reasons),
      ])
      output.append([
        "id": "", "target": .string(record.name), "value": ["var": .string(name)],
        "because": .array(reasons),
      ])
    }
    let members = records.map { $0.name + "." }
    return emitted.filter { rule in
      !members.contains { rule["target"]?.string?.hasPrefix($0) == true }
    } + output
  }

  /// A part has no condition of its own: where it does not hold, there is no value.
  private mutating func partValue(_ rule: JSON) -> JSON {
    let value = rule["value"] ?? .null
    guard let when = rule["when"] else { return value }
    var held = value
    if !Canonical.isAtom(value) {
      let reason = rule["because"]?[0]
      held = variable(
        value,
        rule["target"]?.string ?? "part",
        reason?["s"]?.string ?? "",
        reason?["quote"]?.string ?? ""
      )
    }
    return ["case": [["when": when, "value": held]], "else": Canonical.constant(.null)]
  }

  // MARK: The whole

  /// The whole mapping in wire form.
  mutating func wire() -> JSON {
    let rules = emittedRules()
    let filters = orderedFilters()
    let tests = TestWriting(self, rules: rules, filters: filters).tests()
    return [
      "operation": .string(operation ?? (keyTarget == nil ? "insert" : "upsert")),
      "key": .strings(keyTarget.map { [$0] } ?? []),
      "defaults": [
        "on_error": "reject_record",
        "on_null": clearsBlanks == true ? "write_null" : "omit", "write": .null,
        "time_zone": .string(timeZone), "region": .null, "locale": .null,
      ],
      "assumptions": .array(
        assumptions.map { ["id": .string($0.id), "text": .string($0.text)] }
      ),
      "value_maps": .array(valueMaps),
      "lookups": .array(lookups.map(WireConversion.lookup)),
      "variables": .array(variables.map(WireConversion.variable)),
      "filters": .array(filters.map(WireConversion.filter)),
      "rules": .array(rules.map(WireConversion.rule)),
      "not_mapped": .array(
        notMapped.map { entry in
          [
            "field": entry["field"] ?? .null, "because": entry["because"] ?? [],
            "reason": entry["reason"] ?? "",
          ]
        }
      ),
      "questions": .array(questions),
      "tests": .array(tests),
    ]
  }

  /// Records that are left out, then those that are asked about, then those that are refused.
  func orderedFilters() -> [JSON] {
    ["drop_record", "hold_record", "reject_record"].flatMap { action in
      filters.filter { $0["action"]?.string == action }
    }.enumerated().map { index, filter in
      var object = filter.object ?? JSONObject()
      object["id"] = .string("f\(index + 1)")
      return .object(object)
    }
  }
}
