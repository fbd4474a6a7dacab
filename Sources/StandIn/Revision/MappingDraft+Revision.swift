import Records

extension MappingDraft {
  /// Takes up the mapping as it stands: each rule as it is, until a sentence is about it.
  mutating func takeUp(_ mapping: JSON, _ sentences: [NumberedSentence]) {
    for sentence in sentences { texts[sentence.id] = sentence.text }
    let generals = readSettings(of: AnsweredQuestion.separated(sentences).plain)
    for rule in mapping["rules"]?.array ?? [] {
      guard let field = target[rule["target"]?.string ?? ""], let value = rule["value"] else {
        continue
      }
      let reasons = (rule["because"]?.array ?? []).compactMap { reason in
        reason["s"]?.string.map { (sentence: $0, quote: reason["quote"]?.string ?? "") }
      }
      let isGeneral = reasons.allSatisfy {
        generals.contains($0.sentence) || $0.sentence.hasPrefix("A")
      }
      var drafted = DraftedRule(field, isGeneral ? .general : .named, .canonical(value), "", "")
      drafted.reasons = reasons
      drafted.present = rule
      rules.append(drafted)
    }
    valueMaps = mapping["value_maps"]?.array ?? []
    lookups = mapping["lookups"]?.array ?? []
    variables = mapping["variables"]?.array ?? []
    assumptions = (mapping["assumptions"]?.array ?? []).compactMap { assumption in
      assumption["id"]?.string.map { ($0, assumption["text"]?.string ?? "") }
    }
    keyTarget = mapping["target"]?["key"]?[0]?.string
    operation = mapping["target"]?["operation"]?.string
    clearsBlanks = mapping["defaults"]?["on_null"] == "write_null" ? true : nil
    know(AnsweredQuestion.separated(sentences).answered)
    timeZone = mapping["defaults"]?["time_zone"]?.string ?? timeZone
    phoneRegion = phoneRegion ?? mapping["defaults"]?["region"]?.string
  }

  /// What earlier sentences say about how others are read; the general ones among them.
  private mutating func readSettings(of sentences: [NumberedSentence]) -> Set<String> {
    var generals: Set<String> = []
    for sentence in sentences {
      let result = SentenceReader(sentence.text, in: surroundings).result()
      for reading in result.readings {
        note(reading.clause)
        if case .general = reading.clause { generals.insert(sentence.id) }
      }
    }
    return generals
  }

  /// Does what new sentences ask for, to the mapping as it stands.
  mutating func revise(_ mapping: JSON, by sentences: [NumberedSentence]) {
    let answered = AnsweredQuestion.separated(sentences).answered
    // Answers are given before the sentences that they are about are read once more.
    for sentence in sentences { texts[sentence.id] = sentence.text }
    know(answered)
    for question in mapping["questions"]?.array ?? [] {
      guard let text = question["text"]?.string, answers[text] != nil else { continue }
      for reason in question["because"]?.array ?? [] { readAgain(reason) }
    }
    completeRevision()
    read(sentences)
    completeRevision()
  }

  private mutating func completeRevision() {
    applyChanges()
    addRevisedKey()
    applyFillOnly()
    citeSettings()
    askForKey()
    askForRequiredTargets()
    citeGenerals()
    settings = []
    generals = []
  }

  private mutating func addRevisedKey() {
    guard keyReason != nil else { return }
    addKey()
    keyReason = nil
  }

  /// Reads the words of an earlier sentence that a question is about.
  private mutating func readAgain(_ reason: JSON) {
    guard let sentence = reason["s"]?.string, let quote = reason["quote"]?.string,
      let text = texts[sentence]
    else { return }
    let result = SentenceReader(text, in: surroundings).result()
    for reading in result.readings
    where reading.quote.contains(quote) || quote.contains(reading.quote) {
      if case .general = reading.clause { continue }
      apply(reading.clause, sentence, reading.quote)
    }
    for half in result.halves where half.quote.contains(quote) || quote.contains(half.quote) {
      ask(about: half, sentence)
    }
    for words in result.unread where words.contains(quote) || quote.contains(words) {
      unread(sentence, words)
    }
  }
}

extension MappingDraft {
  /// Whether no new sentence and no answer is about a rule.
  func isUntouched(_ rule: DraftedRule, _ fresh: Set<String>) -> Bool {
    guard let present = rule.present else { return false }
    let isChanged =
      !rule.arms.isEmpty || !rule.fallbacks.isEmpty || !rule.changes.isEmpty || rule.table != nil
      || rule.condition != nil || rule.onError != nil || rule.fillsOnly || rule.onlyNewer
      || rule.base != present["value"].map { .canonical($0) }
    return !isChanged && !rule.reasons.contains { fresh.contains($0.sentence) }
  }

  /// The members of a rule that new sentences give it; `nil` after a question.
  mutating func revised(_ rule: DraftedRule, _ fresh: Set<String>) -> JSON? {
    let isMember = target.fields.contains { field in
      field.type == .record && rule.target.name.hasPrefix(field.name + ".")
    }
    if isMember, let reason = rule.reasons.last {
      unread(reason.sentence, reason.quote)
      return nil
    }
    let asked = questions.count
    guard let emitted = emitted(rule), questions.count == asked else { return nil }
    var object = emitted.object ?? JSONObject()
    if rule.present != nil {
      // What a changed rule has, and no sentence speaks of, stays.
      let keeps = clearsBlanks == true && object["when"] == .null
      object["on_null"] = keeps ? "omit" : nil
    }
    var reasons = emitted["because"]?.array ?? []
    if !rule.reasons.contains(where: { fresh.contains($0.sentence) }),
      let answer = answers.values.filter({ fresh.contains($0.sentence) })
        .min(by: { $0.sentence < $1.sentence })
    {
      reasons.append(reason(answer.sentence, answer.quote))
    }
    object["because"] = .array(reasons)
    return .object(object)
  }
}
