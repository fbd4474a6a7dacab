/// Reads the matcher's guesses back from the lines of a prompt.
struct CandidateLines {
  /// The sure pairs, target and source, in the prompt's order.
  let sure: [(target: String, source: String)]
  /// Source fields by target, best first.
  let ranked: [String: [String]]
  /// What identifies a record.
  let key: (target: String, source: String)?

  init(_ lines: [String]) {
    var sure: [(target: String, source: String)] = []
    var ranked: [String: [String]] = [:]
    var key: (target: String, source: String)?
    for line in lines {
      guard let arrow = line.firstRange(of: " <- ") else { continue }
      let left = String(line[..<arrow.lowerBound])
      let right = line[arrow.upperBound...]
      if left.hasPrefix("key: ") {
        key = (String(left.dropFirst(5)), String(right))
        continue
      }
      for candidate in Self.candidates(right) {
        ranked[left, default: []].append(candidate.name)
        if candidate.isSure { sure.append((left, candidate.name)) }
      }
    }
    self.sure = sure
    self.ranked = ranked
    self.key = key
  }

  /// `email 0.99* (same name); work_email 0.8 (both say email; needs x)`.
  private static func candidates(_ text: Substring) -> [(name: String, isSure: Bool)] {
    var candidates: [(name: String, isSure: Bool)] = []
    var depth = 0
    var words = [""]
    for character in text {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case " " where depth == 0: words.append("")
      case ";" where depth == 0: words.append(";")
      default: if depth == 0 { words[words.count - 1].append(character) }
      }
    }
    for part in words.filter({ !$0.isEmpty }).split(separator: ";") where part.count >= 2 {
      // The score stands last: a name may hold blanks.
      let name = part.dropLast().joined(separator: " ")
      candidates.append((name, part[part.endIndex - 1].hasSuffix("*")))
    }
    return candidates
  }
}
