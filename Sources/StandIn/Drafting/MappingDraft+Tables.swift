import Records

/// An object that look-ups can ask, as a line of the prompt shows it.
struct LookupObject {
  let system: String
  let object: String
  let fields: [String]

  /// `nil` for a line of another form.
  init?(_ line: String) {
    guard let bar = line.firstIndex(of: "|"), let point = line.firstIndex(of: "."), point < bar
    else { return nil }
    system = String(line[..<point])
    object = String(line[line.index(after: point)..<bar])
    fields = line[line.index(after: bar)...].split(separator: ",")
      .map { String($0.drop { $0 == " " }) }
  }

  /// The field of that name, however it is spelled.
  func field(_ name: String) -> String? {
    let wanted = FieldNames.folded(name)
    let found = fields.filter { FieldNames.folded($0) == wanted }
    return found.count == 1 ? found[0] : nil
  }
}

extension MappingDraft {
  /// Writes what a table of the workspace holds in the row that a field's value finds.
  mutating func lookUp(_ lookup: TableLookup, _ sentence: String, _ quote: String) {
    let (asked, left) = (questions.count, notMapped.count)
    let named = FieldNames.folded(lookup.table)
    let tables = lookupObjects.filter {
      $0.system == "workspace" && FieldNames.folded($0.object) == named
    }
    guard tables.count == 1, let table = tables.first, let field = find(lookup.by, sentence),
      let column = lookup.column.map({ table.field($0) })
        ?? table.field(field.name) ?? table.field(field.label) ?? table.field(lookup.by.text),
      let result = result(of: lookup, in: table, beside: column, sentence, quote),
      let target = place(of: lookup, result, table, sentence, quote), column != result
    else {
      // What is asked, or answered, is accounted for.
      if questions.count == asked, notMapped.count == left { unread(sentence, quote) }
      return
    }
    let stem = [table.object, "by", column].joined(separator: "_").lowercased()
    let name = String(stem.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let entry: JSON = [
      "name": .string(name), "system": "workspace", "object": .string(table.object),
      "match": [
        [
          "field": .string(column), "equals": Canonical.field(field.name),
          "case_insensitive": .bool(lookup.ignoresCase),
        ]
      ],
      "return": .string(result), "on_none": "null", "on_many": "error",
    ]
    guard !lookups.contains(where: { $0["name"]?.string == name && $0 != entry }) else {
      return unread(sentence, quote)
    }
    if !lookups.contains(entry) { lookups.append(entry) }
    var rule = DraftedRule(
      target,
      .named,
      .canonical(["lookup": .string(name)]),
      sentence,
      quote
    )
    rule.onError = "hold_record"
    if let citing { rule.cite(citing.sentence, citing.quote) }
    rule.fallbacks = lookup.otherwise.map { [.literal($0)] } ?? []
    guard let index = ruleIndex(of: target.name) else { return rules.append(rule) }
    if rules[index].origin == .named, !isRevision {
      let other = rules[index].reasons[0].sentence
      guard wins(target, sentence, quote, over: other) else { return }
    }
    rules[index] = rule
  }

  /// The column that is written: the one that is named, that is called as the target is, or the
  /// only other one.
  private mutating func result(
    of lookup: TableLookup,
    in table: LookupObject,
    beside column: String,
    _ sentence: String,
    _ quote: String
  ) -> String? {
    if let named = lookup.result { return table.field(named) }
    let others = table.fields.filter { $0 != column && !$0.hasPrefix("+") }
    if let into = lookup.into {
      let names = [into.text, into.field?.name ?? "", into.field?.label ?? ""]
      if let same = names.lazy.compactMap({ table.field($0) }).first, same != column { return same }
    }
    guard others.count > 1 else { return others.first }
    let question = "Which column of the table \(table.object) is written?"
    let options = others + [Self.leaveItOut]
    guard let answer = ask(question, options: options, sentence, quote) else { return nil }
    if let chosen = table.field(answer.text) {
      citing = (answer.sentence, answer.quote)
      return chosen
    }
    follow(answer, question, sentence, quote)
    return nil
  }

  /// Where it is written: the field that is named, or that is called as the column is.
  private mutating func place(
    of lookup: TableLookup,
    _ result: String,
    _ table: LookupObject,
    _ sentence: String,
    _ quote: String
  ) -> CatalogField? {
    if let into = lookup.into { return find(into, sentence) }
    let same = surroundings.targets.exact(result)
    if same.count == 1 { return same[0] }
    let question =
      "Which field of \(target.system) \(target.object) takes \(result) of the table "
      + "\(table.object)?"
    let near = surroundings.targets.answer(for: result).fields.map { "\($0.name) (\($0.label))" }
    let options = near + [Self.leaveItOut]
    guard let answer = ask(question, options: options, sentence, quote) else { return nil }
    if let chosen = field(named: answer.text, of: .target) {
      citing = (answer.sentence, answer.quote)
      return chosen
    }
    follow(answer, question, sentence, quote)
    return nil
  }

  /// The country of each number as the region argument has it; `nil` after a question.
  mutating func phoneRegionVariable(_ context: ValueContext) -> JSON? {
    guard let (reference, table, sentence, quote) = phoneCountry,
      let field = find(reference, sentence)
    else { return nil }
    let code = CatalogField(field.name, type: .text)
    var value = TypedValue(json: Canonical.field(field.name), type: field.type, field: field)
    if let table {
      var entries: [JSON] = []
      for entry in table.entries {
        guard let region = Self.region(entry.to.text) else { return nil }
        entries += entry.from.map { ["from": .string($0.text), "to": .string(region)] }
      }
      let map = "phone_country"
      valueMaps.removeAll { $0["name"]?.string == map }
      valueMaps.append([
        "name": .string(map), "case_insensitive": false, "entries": .array(entries),
      ])
      value.add("map_value", [.init("map", .string(map)), .init("else", .null)], as: .text)
    } else {
      var inner = context
      inner.target = code
      value.json = Canonical.adding(
        [["fn": "to_country", "to": "alpha2", "on_error": "null"]],
        to: value.json
      )
    }
    return variable(value.json, "phone_country", sentence, quote)
  }

  private static func region(_ text: String) -> String? {
    let isCode = text.count == 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }
    return isCode ? text : Places.region(of: text.lowercased())
  }

  /// The label of an option, or of each of several.
  mutating func label(_ value: inout TypedValue, _ context: ValueContext) -> Bool {
    switch value.field?.type {
    case .option: value.add("option_label", as: .text)
    case .optionSet:
      let json = Canonical.adding([["fn": "option_label", "each": true]], to: value.json)
      value = TypedValue(json: json, type: .list(.text))
    default: return refuse(context)
    }
    return true
  }
}
