import Records

extension Grammar {
  /// Words that surround a request; each form is told all the words it may swallow.
  static let smallTalkForms: [Form<Clause>] = [
    Form("(i|we)? (hope|trust) (that)? {w:words}") { words in
      isMade(of: pleasantries, words) ? .note : nil
    },
    Form("(have|enjoy) (a|your|the)? {w:words}") { words in
      isMade(of: pleasantries, words) ? .note : nil
    },
    Form(
      """
      (we|i) (have)? (finally|just|now|already|recently)? (got|received|collected|have) \
      (finally|just|now)? (the|a|our|this)? (list|file|export|sheet|spreadsheet) (of|with|from) \
      {r:records}
      """
    ) { words in
      words.records("r")?.condition == nil ? .note : nil
    },
    Form(
      """
      (i|we|id|wed)? (would)? (love|like|want|need) to (have|see|get) {r:records} in {t:records}
      """
    ) { words in
      guard let source = words.records("r"), let target = words.records("t"),
        source.condition == nil, target.condition == nil,
        !source.sides.contains(.target) || source.sides.contains(.source),
        !target.sides.contains(.source) || target.sides.contains(.target)
      else { return nil }
      return .general(key: nil, isHeading: false)
    },
    Form(
      """
      (ask|call|ping|contact|mail|talk_to|check_with|write_to) {w:words} (if|in_case|when) \
      (anything_is_unclear|something_is_unclear|anything_is_not_clear|you_have_questions|\
      you_have_any_questions|there_are_questions|there_are_any_questions|you_need_help|\
      you_need_anything|anything_is_missing_here|you_get_stuck|in_doubt)
      """
    ) { words in
      isSignature(words.text("w") ?? "") ? .note : nil
    },
    Form("(this|it) (replaces|supersedes) (the|our|an|that)? {w:words}") { words in
      isMade(of: predecessors, words) ? .note : nil
    },
    Form(
      """
      sorry_for_the_long_list|sorry_for_the_long_mail|sorry_for_the_trouble|no_rush|no_hurry|\
      looking_forward_to_it|i_look_forward_to_it|let_me_know_what_you_think|\
      let_me_know_when_its_done|let_me_know_when_it_is_done|let_us_know_when_it_is_done|\
      it_would_be_great_if_you_could_help|i_need_your_help|it_is_urgent|its_urgent|\
      hope_this_helps|hope_that_helps|hope_thats_clear|i_hope_this_is_clear|i_hope_that_is_clear
      """
    ) { _ in .note },
    Form(
      """
      (best|cheers|thanks|thank_you|many_thanks|regards|best_regards|kind_regards|best_wishes|\
      greetings|yours|warm_regards|all_the_best|thx) {w:words}
      """
    ) { words in
      isSignature(words.text("w") ?? "") ? .note : nil
    },
  ]

  private static let pleasantries: Set<String> = [
    "you", "your", "youre", "all", "are", "is", "had", "have", "a", "an", "the", "nice", "good",
    "great", "lovely", "pleasant", "relaxing", "sunny", "weekend", "day", "week", "holiday",
    "holidays", "evening", "morning", "vacation", "easter", "christmas", "summer", "break", "well",
    "fine", "ok", "doing", "everyone", "team", "this", "finds", "too", "and", "start", "into",
    "of", "to", "rest", "time", "everything", "going", "with",
  ]

  private static let predecessors: Set<String> = [
    "old", "previous", "manual", "spreadsheet", "sheet", "excel", "file", "list", "process",
    "export", "import", "script", "integration", "tool", "zap", "workflow", "we", "used", "use",
    "using", "last", "year", "month", "quarter", "so", "far", "until", "now", "before", "from",
    "had", "that", "the", "our", "in", "csv", "been", "have",
  ]

  private static func isMade(of known: Set<String>, _ words: Captures) -> Bool {
    let text = words.text("w") ?? ""
    let parts = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
    return !parts.isEmpty
      && parts.allSatisfy { known.contains($0.filter(\.isLetter)) }
  }

  /// One or two names.
  private static func isSignature(_ text: String) -> Bool {
    let names = text.split(separator: " ")
    return (1...2).contains(names.count)
      && names.allSatisfy { name in
        name.first?.isUppercase == true
          && name.dropFirst().allSatisfy { $0.isLowercase || $0 == "-" || $0 == "." }
          && !Lexicon.reserved.contains(name.lowercased())
          && !Lexicon.fieldNames.contains(name.lowercased())
      }
  }

  // MARK: How records got into the source

  private static let origins: [(verbs: [[String]], nouns: Set<String>)] = [
    (
      [["registered"], ["signed", "up"], ["enrolled"]],
      ["registration", "signup", "attendee", "participant", "enrolment"]
    ),
    (
      [["came"], ["attended"], ["took", "part"], ["participated"], ["visited"]],
      ["registration", "attendee", "participant", "visitor", "scan"]
    ),
    (
      [["bought"], ["ordered"], ["purchased"], ["shopped"]],
      ["order", "customer", "purchase", "buyer"]
    ),
    (
      [["answered"], ["responded"], ["replied"], ["filled", "in"], ["filled", "out"]],
      ["answer", "response", "survey", "submission", "form"]
    ),
  ]

  /// Words of fields that say whether somebody really did what all records are about.
  private static let doubts: Set<String> = [
    "attended", "attendance", "attend", "checkin", "checked", "showed", "noshow", "show",
    "status", "state", "event", "webinar", "participated", "visited",
  ]

  /// `who registered for the spring event`: true of every record of a list of registrations.
  ///
  /// Not where a field of the source could tell some of them from others.
  func isOrigin(_ range: Range<Int>) -> Bool {
    guard range.count > 1, ["who", "that", "which"].contains(tokens[range.lowerBound].folded),
      tokens[range].allSatisfy({ $0.kind == .word })
    else { return false }
    var words = tokens[range].dropFirst()
    while let first = words.first, ["have", "has", "all", "just"].contains(first.folded) {
      words = words.dropFirst()
    }
    let names = surroundings.sourceWords
    for (verbs, nouns) in Self.origins where !nouns.isDisjoint(with: names) {
      for verb in verbs where words.map(\.folded).starts(with: verb) {
        return isAboutAll(words.dropFirst(verb.count))
      }
    }
    return false
  }

  private static let occasions: Set<String> = [
    "event", "webinar", "conference", "newsletter", "fair", "meetup", "workshop", "shop", "store",
    "survey", "form", "dinner", "summit", "congress", "seminar", "training", "course", "questions",
    "breakfast", "exhibition", "show", "party", "us",
  ]

  /// `for the spring event`: an occasion, and at most one word that could not be a value.
  private func isAboutAll(_ words: ArraySlice<Token>) -> Bool {
    guard !words.isEmpty else { return true }
    let links: Set<String> = ["for", "to", "at", "in", "on", "from", "with"]
    var rest = words
    if let first = rest.first, links.contains(first.folded) { rest = rest.dropFirst() }
    let tokens = rest.drop { ["the", "our", "this", "a"].contains($0.folded) }
    let content = tokens.map(\.folded)
    guard let occasion = content.last, Self.occasions.contains(occasion), content.count <= 2,
      tokens.dropLast().allSatisfy({ token in
        token.text.allSatisfy(\.isLowercase) && !Lexicon.reserved.contains(token.folded)
      })
    else { return false }
    let known = Set(content.flatMap { [$0, PhraseTrimming.singular($0)] })
    return surroundings.sources.catalog.fields.allSatisfy { field in
      !FieldRole.mentions(field, known.union(Self.doubts))
        && field.options.allSatisfy { option in
          !known.contains(option.value.lowercased()) && !known.contains(option.label.lowercased())
        }
    }
  }
}
