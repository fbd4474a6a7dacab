extension PatternReader {
  /// A group whose `(` has been read; nothing for a comment and for options that stand alone.
  mutating func readGroup() throws(PatternFault) -> PatternItem? {
    let start = position - 1
    if peek() == "*" { throw .refused(.verb, at: start) }
    guard take("?") else { return PatternItem(shape: .group(try readGroupBody())) }
    if take("#") {
      skip(through: ")")
      return nil
    }
    if take(":") || take("|") { return PatternItem(shape: .group(try readGroupBody())) }
    if take(">") { return PatternItem(shape: .group(try readGroupBody()), isAtomic: true) }
    for opening: StaticString in ["=", "!", "*", "<=", "<!", "<*"] where take(opening) {
      return PatternItem(shape: .assertion(try readGroupBody()))
    }
    if take("C") { throw .refused(.callout, at: start) }
    if take("(") { return try readConditional(at: start) }
    if isCall() { throw .refused(.recursion, at: start) }
    if take("P=") {
      skip(through: ")")
      return PatternItem(shape: .unknown)
    }
    if take("P<") || take("<") {
      skip(through: ">")
      return PatternItem(shape: .group(try readGroupBody()))
    }
    if take("'") {
      skip(through: "'")
      return PatternItem(shape: .group(try readGroupBody()))
    }
    return try readOptions()
  }

  /// `R`, `&name`, `P>name` and group numbers, absolute or relative.
  private func isCall() -> Bool {
    guard let scalar = peek() else { return false }
    switch scalar {
    case "R", "&", "0"..."9": return true
    case "P": return peek(1) == ">"
    case "+", "-": return peek(1).map { ("0"..."9").contains($0) } ?? false
    default: return false
    }
  }

  /// `(?(condition)yes|no)`; the conditions `R…` and `DEFINE` serve recursion only.
  private mutating func readConditional(at start: Int) throws(PatternFault) -> PatternItem {
    if take("?C") { throw .refused(.callout, at: start) }
    if peek() == "*" { throw .refused(.verb, at: start) }
    if peek() == "R" || take("DEFINE") { throw .refused(.recursion, at: start) }
    if peek() == "?" {
      // A lookaround as condition: read as the group it is.
      _ = try readGroup()
    } else {
      skip(through: ")")
    }
    var branches = try readGroupBody()
    // Without a second branch, a condition that fails matches nothing.
    if branches.count == 1 { branches.append([]) }
    // Which branch counts is known only when it runs.
    return PatternItem(shape: .group(branches.map { [PatternItem(shape: .unknown)] + $0 }))
  }

  /// `(?i)` for the rest of the enclosing group, or `(?i:…)` for this one.
  private mutating func readOptions() throws(PatternFault) -> PatternItem? {
    let outer = options
    if take("^") { options = Options() }
    var isOn = true
    while let letter = next() {
      switch letter {
      case "-": isOn = false
      case "i": options.ignoresCase = isOn
      case "s": options.dotMatchesLineBreak = isOn
      case "m": options.edgesAreOfLines = isOn
      case "x": options.ignoresSpace = isOn
      case ")": return nil
      case ":":
        defer { options = outer }
        return PatternItem(shape: .group(try readGroupBody()))
      default: break  // n, J and U do not change what an element reaches.
      }
    }
    return nil
  }
}
