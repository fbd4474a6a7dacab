import Records

extension MappingDraft {
  /// What remains to be said when every sentence has been read: the key, and required targets.
  mutating func complete() {
    addKey()
    askForKey()
    askForRequiredTargets()
    let key = keyTarget
    let order = Dictionary(
      target.fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    func place(_ rule: DraftedRule) -> Int {
      rule.target.name == key ? -1 : order[rule.target.name] ?? .max
    }
    rules.sort { place($0) < place($1) }
  }

  private mutating func addKey() {
    if keyTarget == nil, let pair = candidates.key, let field = target[pair.target],
      let source = source[pair.source]
    {
      let text =
        "A record is found again by its \(source.label), \(source.name) in \(field.name)."
      let assumption = assume(text)
      let quote = "\(source.name) in \(field.name)"
      keyTarget = field.name
      if let index = ruleIndex(of: field.name) {
        rules[index].reasons = [(assumption, quote)]
      } else {
        let reading = Self.reading(source, for: field)
        write(
          DraftedRule(
            target: field,
            source: reading.source,
            steps: reading.steps,
            reasons: [(assumption, quote)]
          )
        )
      }
    }
  }

  /// Without a key every run would create every record again.
  private mutating func askForKey() {
    let keys = target.fields.filter(\.isKey).map(\.name)
    guard keyTarget == nil, !keys.isEmpty, let first = firstSentence else { return }
    ask(
      "How is a record of \(target.object) found again?",
      options: keys + ["Never: create a new one each time"],
      first.sentence,
      first.quote
    )
  }

  private mutating func askForRequiredTargets() {
    guard let first = firstSentence else { return }
    for field in target.fields where field.requiredOnCreate && ruleIndex(of: field.name) == nil {
      ask(
        "\(field.label) is required on \(target.object). What should be written to it?",
        options: (candidates.ranked[field.name] ?? []) + ["A fixed text"],
        first.sentence,
        first.quote
      )
    }
  }

  private var firstSentence: (sentence: String, quote: String)? {
    rules.lazy.flatMap(\.reasons).first { $0.sentence.hasPrefix("S") }
  }

  /// The whole mapping in wire form.
  func wire(tests: [JSON]) -> JSON {
    let hasKey = keyTarget != nil
    return [
      "operation": hasKey ? "upsert" : "insert",
      "key": .strings(keyTarget.map { [$0] } ?? []),
      "defaults": [
        "on_error": "reject_record", "on_null": "omit", "write": .null, "time_zone": "UTC",
        "region": .null, "locale": .null,
      ],
      "assumptions": .array(
        assumptions.map { ["id": .string($0.id), "text": .string($0.text)] }
      ),
      "value_maps": [],
      "lookups": .array(lookups),
      "variables": [],
      "filters": .array(
        filters.enumerated().map { index, filter in
          [
            "id": .string("f\(index + 1)"), "when": Wire.condition(filter.test),
            "action": "drop_record", "target": .null, "ask": .null,
            "because": [Wire.reason(filter.sentence, filter.quote)],
          ]
        }
      ),
      "rules": .array(
        rules.enumerated().map { index, rule in
          rule.wire(id: "r\(index + 1)", isKey: rule.target.name == keyTarget)
        }
      ),
      "not_mapped": .array(notMapped),
      "questions": .array(questions),
      "tests": .array(tests),
    ]
  }
}
