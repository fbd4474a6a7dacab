import Matching
import Records

extension MappingDraft {
  /// Looks a record of the target's system up by name, and writes its id to the reference field.
  mutating func lookUp(
    _ object: Phrase,
    by phrase: Phrase,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .source, sentence) else { return }
    let wanted = Set(NameTokens.of(object.text))
    let references = target.fields.filter { candidate in
      candidate.type == .reference
        && Set(NameTokens.of(candidate.references ?? "")) == wanted
    }
    let objectName = references.first?.references ?? Self.apiName(object.text)
    let name = "\(objectName.lowercased())_by_name"
    lookups.append(lookup(named: name, of: objectName, by: field))
    if references.count > 1 { askWhich(references, of: objectName, sentence, quote) }
    let place = references.first ?? missingReference(to: objectName, sentence, quote)
    write(
      DraftedRule(
        target: place,
        source: .lookup(name),
        holdsOnError: true,
        reasons: [(sentence, quote)]
      )
    )
  }

  private func lookup(named name: String, of object: String, by field: CatalogField) -> JSON {
    [
      "name": .string(name), "system": .string(target.system), "object": .string(object),
      "match": [
        ["field": "Name", "equals": Wire.field(field.name), "case_insensitive": true]
      ],
      "return": "Id", "on_none": "null",
      // Which of several is a person's decision: the rule holds the record.
      "on_many": "error",
    ]
  }

  private mutating func askWhich(
    _ references: [CatalogField],
    of object: String,
    _ sentence: String,
    _ quote: String
  ) {
    ask(
      "Which field of \(target.object) takes the \(object)?",
      options: references.map { "\($0.name) (\($0.label))" },
      sentence,
      quote
    )
  }

  /// The field the sentence means as far as words go; it does not exist, so a person is asked.
  private mutating func missingReference(
    to object: String,
    _ sentence: String,
    _ quote: String
  ) -> CatalogField {
    let others = target.fields.filter { $0.type == .reference && $0.name.hasSuffix("__c") }
    ask(
      "\(target.object) has no field that can be written and refers to \(object). "
        + "Where should the result of the look-up go?",
      options: others.map { "\($0.name) (\($0.label))" }
        + ["Add a look-up field to \(object) on \(target.object)", "Leave the \(object) out"],
      sentence,
      quote
    )
    var field = CatalogField(object + "Id", type: .reference)
    field.references = object
    return field
  }

  /// `account` is `Account`, `parent account` is `ParentAccount`.
  private static func apiName(_ text: String) -> String {
    text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
