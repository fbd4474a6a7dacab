import Matching
import Records

extension MappingDraft {
  mutating func change(
    _ phrase: Phrase,
    _ change: Clause.Change,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .source, sentence),
      let target = ruleTarget(reading: field) ?? counterpart(of: field, phrase, sentence)
    else { return }
    var rule = ruleReading(field, for: target)
    switch change {
    case .lower: rule.steps.append(Wire.step("lower"))
    case .upper: rule.steps.append(Wire.step("upper"))
    case .cut(let count): rule.steps.append(Wire.step("truncate", ["max": .integer(count)]))
    // Text is trimmed when it is read: the sentence is done without a step.
    case .trim: break
    }
    rule.cite(sentence, quote)
    write(rule)
  }

  mutating func split(
    _ phrase: Phrase,
    into phrases: [Phrase],
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .source, sentence) else { return }
    let asked = Set(phrases.map { $0.text.lowercased().split(separator: " ").first ?? "" })
    guard phrases.count == 2, asked == ["first", "last"],
      let first = targets.field(for: "first name"), let last = targets.field(for: "last name")
    else {
      ask(
        "How should \"\(field.label)\" be split?",
        options: ["The last word is the last name, the words before it are the first name"],
        sentence,
        quote
      )
      return
    }
    for (target, from, to) in [(first, 0, -2), (last, -1, -1)] {
      write(
        DraftedRule(
          target: target,
          source: .field(field, asText: false),
          steps: [Wire.step("words", ["from": .integer(from), "to": .integer(to)])],
          reasons: [(sentence, quote)]
        )
      )
    }
  }

  mutating func leaveOut(_ phrases: [Phrase], _ sentence: String) {
    for phrase in phrases {
      let named = targets.field(for: phrase.text)
      let source = sources.field(for: phrase.text)
      let field = named ?? source.flatMap { ruleTarget(reading: $0) }
      guard let name = field?.name ?? source?.name else {
        _ = find(phrase, in: .target, sentence)
        continue
      }
      if let field {
        rules.removeAll { $0.target.name == field.name }
        leftOut.insert(field.name)
      }
      leave(name, reason: "The description leaves it out.", sentence, phrase.quote)
    }
  }

  mutating func fillOnly(_ phrases: [Phrase], _ sentence: String, _ quote: String) {
    for phrase in phrases {
      guard let field = find(phrase, in: .target, sentence) else { continue }
      guard let index = ruleIndex(of: field.name) else {
        leave(field.name, reason: "No sentence says what to write there.", sentence, quote)
        continue
      }
      rules[index].fillsOnly = true
      rules[index].cite(sentence, quote)
    }
  }
}
