package import Records

/// What became of one sentence of the description.
package struct SentenceCoverage: Hashable, Sendable {
  package var sentence: Sentence
  /// Identifiers of the rules, variables and filters that cite it.
  package var rules: [String] = []
  package var variables: [String] = []
  package var filters: [String] = []
  /// Places in the spec's `questions` and `not_mapped`.
  package var questions: [Int] = []
  package var notMapped: [Int] = []

  package init(_ sentence: Sentence) { self.sentence = sentence }

  /// Whether anything answers it.
  package var isAnswered: Bool {
    !(rules.isEmpty && variables.isEmpty && filters.isEmpty && questions.isEmpty
      && notMapped.isEmpty)
  }

  package var json: JSON {
    .members([
      "sentence": .string(sentence.id),
      "rules": rules.isEmpty ? nil : .strings(rules),
      "variables": variables.isEmpty ? nil : .strings(variables),
      "filters": filters.isEmpty ? nil : .strings(filters),
      "questions": questions.isEmpty ? nil : .array(questions.map { .integer($0) }),
      "not_mapped": notMapped.isEmpty ? nil : .array(notMapped.map { .integer($0) }),
    ])
  }
}

extension MappingSpec {
  /// Every sentence of the description with everything that cites it.
  package var coverage: [SentenceCoverage] {
    var all = description.map { SentenceCoverage($0) }
    var places: [String: [Int]] = [:]
    for (index, sentence) in description.enumerated() {
      places[sentence.id, default: []].append(index)
    }
    func add(_ because: [Because], _ change: (inout SentenceCoverage) -> Void) {
      for name in Set(because.map(\.sentence)) {
        for place in places[name] ?? [] { change(&all[place]) }
      }
    }
    for rule in rules { add(rule.because) { $0.rules.append(rule.id) } }
    for variable in variables { add(variable.because) { $0.variables.append(variable.name) } }
    for filter in filters { add(filter.because) { $0.filters.append(filter.id) } }
    for (index, question) in questions.enumerated() {
      add(question.because) { $0.questions.append(index) }
    }
    for (index, entry) in notMapped.enumerated() {
      add(entry.because) { $0.notMapped.append(index) }
    }
    return all
  }
}
