import Records

/// Filters that a new sentence takes back.
extension MappingDraft {
  /// Takes back the one filter that leaves out just these records; any other wish is a question.
  mutating func takeBack(_ condition: Condition, _ sentence: String, _ quote: String) {
    let asked = questions.count
    guard isRevision, let when = compiled(condition, sentence, quote), questions.count == asked
    else {
      if questions.count == asked { unread(sentence, quote) }
      return
    }
    let wanted = when.text(.canonical)
    let found = (present?["filters"]?.array ?? []).filter { filter in
      filter["action"] == "drop_record" && filter["when"]?.text(.canonical) == wanted
    }
    guard found.count == 1, let filter = found.first else { return unread(sentence, quote) }
    withdrawn.append(filter)
    let earlier = filter["because"]?.array ?? []
    notMapped.append([
      "because": .array([reason(sentence, quote)] + earlier),
      "reason": "A later sentence wants these records.",
    ])
  }
}
