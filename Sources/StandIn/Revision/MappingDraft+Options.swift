import Records

/// What becomes of values that are no options of the field they go to.
extension MappingDraft {
  /// Follows an answer to `3 values of A are not options of B. What do they become?`: an option,
  /// which all of them become, or a table; `false` where it is neither.
  mutating func translateOthers(_ answer: AnsweredQuestion) -> Bool {
    guard let (from, into) = Self.strangers(answer.question), let from = source[from],
      let into = rules.first(where: { $0.target.label == into && $0.sourceName == from.name })?
        .target,
      let clause = becoming(answer.answer, from, into)
    else { return false }
    if case .leaveOut = clause {
      rules.removeAll { $0.target.name == into.name }
      leftOut[into.name] = answer.sentence
      leave(into.name, reason: "The answer leaves it out.", answer.sentence, answer.quote)
    } else {
      apply(clause, answer.sentence, answer.quote)
    }
    return true
  }

  /// The name of the source's field and the label of the target's.
  private static func strangers(_ question: String) -> (field: String, label: String)? {
    let forms = [
      [" values of ", " are not options of ", ". What do they become?"],
      [" value of ", " is not an option of ", ". What does it become?"],
    ]
    let pieces = forms.lazy.compactMap { question.components(around: $0) }.first
    guard let pieces, Int(pieces[0]) != nil else { return nil }
    return (pieces[1], pieces[2])
  }

  private func becoming(
    _ words: String,
    _ from: CatalogField,
    _ into: CatalogField
  ) -> Clause? {
    let reference = FieldReference(
      fields: [into],
      side: .target,
      text: into.name,
      quote: into.name
    )
    let options = Set(into.options.flatMap { [$0.value, $0.label] })
    let values = from.options.map(\.value)
    let known = values.filter(options.contains)
    let others = values.filter { !options.contains($0) }
    guard !others.isEmpty else { return nil }
    let named = Self.folded(words)
    var table = ValueTable()
    if Self.nothing.contains(named) {
      guard !known.isEmpty else { return .leaveOut([reference]) }
      table.entries = known.map { value in
        let literal = Literal(text: value, form: .quoted)
        return ValueTable.Entry(from: [literal], to: literal)
      }
      table.rest = .nothing
      return .table(reference, into: nil, table)
    }
    let meant = into.options.filter { [$0.value, $0.label].map(Self.folded).contains(named) }
    if let option = meant.first {
      table.entries = [
        ValueTable.Entry(
          from: others.map { Literal(text: $0, form: .quoted) },
          to: Literal(text: option.value, form: .quoted)
        )
      ]
      return .table(reference, into: nil, table)
    }
    let said = "\(into.name) from \(from.name): \(words)"
    return (self.table(said) ?? self.table(said + ", everything else stays")).map {
      .table(reference, into: nil, $0)
    }
  }

  private func table(_ sentence: String) -> ValueTable? {
    let read = SentenceReader(sentence, in: surroundings).result()
    guard read.isWhole, read.readings.count == 1,
      case .table(_, _, let table) = read.readings[0].clause
    else { return nil }
    return table
  }

  /// The words of an answer that only names an option: `use 'Hot'`, `they all become Hot`.
  private static func folded(_ words: String) -> String {
    var words = words.lowercased().filter { !"'\"‘’“”.".contains($0) }[...]
    for lead in leads where words.hasPrefix(lead) { words = words.dropFirst(lead.count) }
    return String(words)
  }

  private static let leads = [
    "they all ", "they ", "it ", "all of them ", "all ", "becomes ", "become ", "use ", "write ",
    "always ",
  ]

  private static let nothing: Set<String> = [
    "nothing", "empty", "blank", "leave it empty", "leave them empty", "leave it out",
    "leave them out", "leave it blank", "leave them blank",
  ]
}

extension String {
  /// What stands before, between and after marks that follow one another; `nil` where one misses.
  fileprivate func components(around marks: [String]) -> [String]? {
    var pieces: [String] = []
    var rest = self[...]
    for mark in marks {
      guard let place = rest.firstRange(of: mark) else { return nil }
      pieces.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
