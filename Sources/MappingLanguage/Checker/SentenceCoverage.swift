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
    description.map { sentence in
      func cites(_ because: [Because]) -> Bool { because.contains { $0.sentence == sentence.id } }
      var coverage = SentenceCoverage(sentence)
      coverage.rules = rules.filter { cites($0.because) }.map(\.id)
      coverage.variables = variables.filter { cites($0.because) }.map(\.name)
      coverage.filters = filters.filter { cites($0.because) }.map(\.id)
      coverage.questions = questions.indices.filter { cites(questions[$0].because) }
      coverage.notMapped = notMapped.indices.filter { cites(notMapped[$0].because) }
      return coverage
    }
  }
}
