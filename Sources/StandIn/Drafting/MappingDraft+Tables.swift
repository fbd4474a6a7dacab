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
    let named = FieldNames.folded(lookup.table)
    let tables = lookupObjects.filter {
      $0.system == "workspace" && FieldNames.folded($0.object) == named
    }
    guard tables.count == 1, let table = tables.first, let field = find(lookup.by, sentence),
      let target = find(lookup.into, sentence), let result = table.field(lookup.result),
      let column = lookup.column.map({ table.field($0) })
        ?? table.field(field.name) ?? table.field(field.label),
      column != result
    else { return unread(sentence, quote) }
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
    guard let index = ruleIndex(of: target.name) else { return rules.append(rule) }
    if rules[index].origin == .named, !isRevision {
      let other = rules[index].reasons[0].sentence
      guard wins(target, sentence, quote, over: other) else { return }
    }
    rules[index] = rule
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
