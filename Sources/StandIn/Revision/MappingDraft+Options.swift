import Records

/// What becomes of values that are no options of the field they go to.
extension MappingDraft {
  /// Follows an answer to `3 values of A are not options of B. What do they become?`: an option,
  /// which all of them become, or a table; `false` where it is neither.
  mutating func translateOthers(_ answer: AnsweredQuestion) -> Bool {
    guard let (from, into) = Self.strangers(answer.question), let from = source[from],
      let into = rules.map(\.target).first(where: { $0.label == into }),
      let table = becoming(answer.answer, from, into)
    else { return false }
    let reference = FieldReference(fields: [into], side: .target, text: into.name, quote: "")
    apply(.table(reference, into: nil, table), answer.sentence, answer.quote)
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
  ) -> ValueTable? {
    let known = Set(into.options.flatMap { [$0.value, $0.label] })
    let meant = into.options.filter { [$0.value, $0.label].contains(words) }
    if let option = meant.first {
      let others = from.options.map(\.value).filter { !known.contains($0) }
      guard !others.isEmpty else { return nil }
      var table = ValueTable()
      table.entries = [
        ValueTable.Entry(
          from: others.map { Literal(text: $0, form: .quoted) },
          to: Literal(text: option.value, form: .quoted)
        )
      ]
      return table
    }
    let read = SentenceReader("\(into.name) from \(from.name): \(words)", in: surroundings).result()
    guard read.isWhole, read.readings.count == 1,
      case .table(_, _, let table) = read.readings[0].clause
    else { return nil }
    return table
  }
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
