import Records

/// Sentences that do one thing after the other to the same value.
extension Grammar {
  private enum Link {
    case change([Change])
    case into(FieldReference)
  }

  /// `Put 'x' in front of the comment, cut it to 100 characters and write it to the message`.
  func chain(_ range: Range<Int>) -> Clause? {
    guard range.count > 5,
      tokens[range].contains(where: { Self.pointers.contains($0.folded) && $0.kind == .word })
    else { return nil }
    for end in range.dropFirst(2) where isLinkJoint(end) {
      guard case .clause(let clause)? = meaning(.clause, range.lowerBound..<end),
        let (field, changes, isCopy) = Self.beginning(clause),
        let (rest, target) = links(afterJoint(end, range))
      else { continue }
      let all = changes + rest
      if let target {
        return field.side == .source ? .write(target, .changed(.field(field), all)) : nil
      }
      return isCopy ? .copies([field], all) : .change([field], all)
    }
    return nil
  }

  private static let pointers: Set<String> = ["it", "that", "this", "result"]

  private func isLinkJoint(_ index: Int) -> Bool {
    tokens[index].isComma
      || tokens[index].kind == .word && ["and", "then"].contains(tokens[index].folded)
  }

  private func afterJoint(_ joint: Int, _ range: Range<Int>) -> Range<Int> {
    var start = joint
    while start < range.upperBound, isLinkJoint(start) { start += 1 }
    return start..<range.upperBound
  }

  /// The one field that a chain begins with.
  private static func beginning(_ clause: Clause) -> (FieldReference, [Change], Bool)? {
    switch clause {
    case .change(let fields, let changes) where fields.count == 1 && fields[0].field != nil:
      (fields[0], changes, false)
    case .copies(let fields, let changes) where fields.count == 1 && fields[0].field != nil:
      (fields[0], changes, true)
    default: nil
    }
  }

  /// What the other links do, and where the value goes in the end.
  private func links(_ range: Range<Int>) -> ([Change], FieldReference?)? {
    guard !range.isEmpty else { return nil }
    switch first(Self.linkForms, range) {
    case .change(let changes)?: return (changes, nil)
    case .into(let target)?: return ([], target)
    case nil: break
    }
    for end in range.dropFirst() where isLinkJoint(end) {
      guard case .change(let changes)? = first(Self.linkForms, range.lowerBound..<end),
        let (rest, target) = links(afterJoint(end, range))
      else { continue }
      return (changes + rest, target)
    }
    return nil
  }

  private static let this = "(it|that|this|the_result)"

  private static let linkForms: [Form<Link>] = [
    Form(
      """
      (cut|truncate|shorten|limit|trim|cap|clip|crop|chop) \(this) (down|off)? (to|at|after)? \
      (at_most|max|maximum|no_more_than|the_first|a_maximum_of|up_to)? {n:number} \
      (characters|character|letters|chars|char) (max|at_most|maximum)?
      """
    ) { words in
      words.number("n").map { .change([.step("truncate", [.init("max", .integer($0))])]) }
    },
    Form("(put|add|write) {q:quoted} (before|in_front_of) \(this)") { added($0, "prepend") },
    Form("(prefix) \(this) with {q:quoted}") { added($0, "prepend") },
    Form(
      """
      (put|add|append|write) {q:quoted} (after|behind|at_the_end_of|to_the_end_of|to) \(this)
      """
    ) { added($0, "append") },
    Form("(trim|strip) \(this)") { _ in .change([]) },
    Form("(lowercase|lower_case|downcase) \(this)") { _ in .change([.step("lower", [])]) },
    Form("(uppercase|upper_case) \(this)") { _ in
      .change([.step("upper", [])])
    },
    Form("remove (the|all|any)? {q:quoted} (from|in) \(this)") { words in
      words.literal("q").map {
        .change([.step("replace", [.init("search", .string($0.text)), .init("with", "")])])
      }
    },
    Form("replace {a:quoted} (with|by) {b:quoted} (in \(this))?") { words in
      guard let search = words.literal("a"), let other = words.literal("b") else { return nil }
      let arguments: [Change.Argument] = [
        .init("search", .string(search.text)), .init("with", .string(other.text)),
      ]
      return .change([.step("replace", arguments)])
    },
    Form("($copy) \(this) ($into) {target}") { words in words.field("target").map { .into($0) } },
    Form("\(this) ($becomes) {target}") { words in words.field("target").map { .into($0) } },
    Form("($format) \(this) {s:steps}") { .change($0.changes("s")) },
  ]

  private static func added(_ words: Captures, _ function: String) -> Link? {
    words.literal("q").map { .change([.step(function, [.init("text", .string($0.text))])]) }
  }
}
