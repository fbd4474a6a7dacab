import Matching
import Records

/// Records of the target's system that are found by a value.
extension MappingDraft {
  /// Looks a record of the target's system up by name, and writes its id to the reference field.
  mutating func lookUp(
    _ object: String,
    _ by: FieldReference,
    _ into: FieldReference?,
    _ condition: Condition?,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(by, sentence) else { return }
    let wanted = Set(NameTokens.of(object))
    let references = target.fields.filter { candidate in
      candidate.type == .reference
        && Set(NameTokens.of(candidate.references ?? "")) == wanted
    }
    let named = into.flatMap { find($0, sentence) }
    if into != nil, named?.type != .reference { return unread(sentence, quote) }
    let objectName =
      named?.references ?? references.first?.references
      ?? object.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let match = Self.matchedField(of: field)
    var name = "\(objectName.lowercased())_by_\(match.name.lowercased())"
    if present?["lookups"]?.array?.contains(where: { known in
      known["name"]?.string == name
        && known["match"]?[0]?["equals"] != Canonical.field(field.name)
    }) == true {
      name += "_of_" + field.name.lowercased()
    }
    if !lookups.contains(where: { $0["name"]?.string == name }) {
      lookups.append(lookup(named: name, of: objectName, by: field, match.field))
    }
    var place = named ?? references.first
    if named == nil, references.count > 1 {
      place = which(of: references, of: objectName, sentence, quote)
    }
    if place == nil { place = missingReference(to: objectName, sentence, quote) }
    guard let place else { return lookups.removeAll { $0["name"]?.string == name } }
    var rule = DraftedRule(
      place,
      .named,
      .canonical(["lookup": .string(name)]),
      sentence,
      quote
    )
    rule.onError = "hold_record"
    rule.condition = condition
    if let index = ruleIndex(of: place.name) {
      guard rules[index].origin == .general || isRevision else {
        let other = rules[index].reasons[0].sentence
        if wins(place, sentence, quote, over: other) { rules[index] = rule }
        return
      }
      rules[index] = rule
    } else {
      rules.append(rule)
    }
    if let citing, let index = ruleIndex(of: place.name) {
      rules[index].cite(citing.sentence, citing.quote)
    }
  }

  /// What is compared: addresses with addresses, anything else with the name.
  private static func matchedField(of field: CatalogField) -> (name: String, field: String) {
    let isEmail = field.type == .email || FieldRole.mentions(field, ["email"])
    return isEmail ? ("email", "Email") : ("name", "Name")
  }

  private func lookup(
    named name: String,
    of object: String,
    by field: CatalogField,
    _ match: String
  ) -> JSON {
    [
      "name": .string(name), "system": .string(target.system), "object": .string(object),
      "match": [
        [
          "field": .string(match), "equals": Canonical.field(field.name),
          "case_insensitive": true,
        ]
      ],
      "return": "Id", "on_none": "null",
      // Which of several is a person's decision: the rule holds the record.
      "on_many": "error",
    ]
  }

  /// The field that an answer names; the first one until there is an answer.
  private mutating func which(
    of references: [CatalogField],
    of object: String,
    _ sentence: String,
    _ quote: String
  ) -> CatalogField {
    let answer = ask(
      "Which field of \(target.object) takes the \(object)?",
      options: references.map { "\($0.name) (\($0.label))" },
      sentence,
      quote
    )
    let chosen = answer.flatMap { field(named: $0.text, of: .target) }
    guard let answer, let chosen else { return references[0] }
    citing = (answer.sentence, answer.quote)
    return chosen
  }

  /// The field the sentence means as far as words go; it does not exist, so a person is asked.
  private mutating func missingReference(
    to object: String,
    _ sentence: String,
    _ quote: String
  ) -> CatalogField? {
    let others = target.fields.filter { $0.type == .reference && $0.name.hasSuffix("__c") }
    let answer = ask(
      "\(target.object) has no field that can be written and refers to \(object). "
        + "Where should the result of the look-up go?",
      options: others.map { "\($0.name) (\($0.label))" }
        + ["Add a look-up field to \(object) on \(target.object)", "Leave the \(object) out"],
      sentence,
      quote
    )
    if let answer {
      if let chosen = field(named: answer.text, of: .target) {
        citing = (answer.sentence, answer.quote)
        return chosen
      }
      if answer.text.hasPrefix("Leave") {
        leaveBoth(answer, sentence, quote)
        return nil
      }
      leave(
        nil,
        reason: "An answer says that the field will be added.",
        answer.sentence,
        answer.quote
      )
    }
    var field = CatalogField(object + "Id", type: .reference)
    field.references = object
    return field
  }
}
