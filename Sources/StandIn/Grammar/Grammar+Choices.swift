import Records

/// What the sentences before said last about one field, for what goes on from there.
struct OpenChoice: Hashable {
  var target: FieldReference
  /// When the last value holds.
  var condition: Condition

  /// What is left open by a clause; `nil` where nothing is.
  init?(_ clause: Clause) {
    switch clause {
    case .when(let condition, .write(let target, _), otherwise: nil):
      self.init(target, condition)
    case .write(let target, .choice(let condition, _, let otherwise)):
      guard let last = Self.last(condition, otherwise) else { return nil }
      self.init(target, last)
    default: return nil
    }
  }

  private init(_ target: FieldReference, _ condition: Condition) {
    self.target = target
    self.condition = condition
  }

  private static func last(_ condition: Condition, _ otherwise: Expression?) -> Condition? {
    switch otherwise {
    case nil: condition
    case .choice(let next, _, let rest)?: last(next, rest)
    default: nil
    }
  }
}

extension Grammar {
  /// One more value, or what all other records get.
  enum Arm {
    case value(Expression, Condition)
    /// About what the condition before it was about.
    case same(Expression, Predicate)
    /// For records that an earlier condition names, too.
    case others(Expression, FieldReference, Literal)
    case rest(Expression)
    /// All others keep what the target has.
    case keep(FieldReference?)
  }

  // MARK: One sentence

  /// `The stage is 'a' if …, 'b' if it is …, and 'c' otherwise`.
  func choices(_ range: Range<Int>) -> Clause? {
    guard range.count > 6, range.contains(where: { isArmJoint($0) }),
      tokens[range].contains(where: { Self.turning.contains($0.folded) && $0.kind == .word })
    else { return nil }
    for end in range.dropFirst(3) where isArmJoint(end) {
      guard case .clause(let clause)? = meaning(.clause, range.lowerBound..<end),
        case .when(let condition, .write(let target, let value), otherwise: nil) = clause,
        value != .nothing, let rest = arms(after(end, range), of: target, known: [condition])
      else { continue }
      return .write(target, .choice(condition, value, otherwise: rest.value))
    }
    return nil
  }

  private static let turning: Set<String> = ["if", "when", "where", "for"]

  private func isArmJoint(_ index: Int) -> Bool {
    tokens[index].isComma
      || tokens[index].kind == .word && ["and", "but", "or"].contains(tokens[index].folded)
  }

  private func after(_ joint: Int, _ range: Range<Int>) -> Range<Int> {
    var start = joint
    while start < range.upperBound, isArmJoint(start) { start += 1 }
    return start..<range.upperBound
  }

  private struct Rest { var value: Expression? }

  /// The remaining arms as what stands behind the first; `nil` where some word is left over.
  private func arms(
    _ range: Range<Int>,
    of target: FieldReference,
    known: [Condition]
  ) -> Rest? {
    guard !range.isEmpty else { return nil }
    if let whole = arm(range, of: target) {
      switch whole {
      case .rest(let value): return Rest(value: value)
      case .keep: return Rest(value: nil)
      case .value, .same, .others:
        return held(whole, known).map { Rest(value: .choice($0.1, $0.0, otherwise: nil)) }
      }
    }
    for end in range.dropFirst() where isArmJoint(end) {
      guard let first = arm(range.lowerBound..<end, of: target),
        let (value, condition) = held(first, known),
        let rest = arms(after(end, range), of: target, known: known + [condition])
      else { continue }
      return Rest(value: .choice(condition, value, otherwise: rest.value))
    }
    return nil
  }

  private func held(_ arm: Arm, _ known: [Condition]) -> (Expression, Condition)? {
    switch arm {
    case .value(let value, let condition): return (value, condition)
    case .same(let value, let predicate):
      return known.last?.onlySubject.map { (value, .test($0, predicate)) }
    case .others(let value, let field, let literal):
      guard known.contains(where: { $0.asks(whether: field, is: literal) }) else { return nil }
      return (value, .test(.field(field), Predicate(op: .equal, literals: [literal])))
    case .rest, .keep: return nil
    }
  }

  private func arm(_ range: Range<Int>, of target: FieldReference) -> Arm? {
    guard let arm = first(Self.armForms, range) else { return nil }
    switch arm {
    case .keep(let named?): return named.fields == target.fields ? arm : nil
    // Emptying for some records and a value for others is not one choice among values.
    case .value(.nothing, _), .same(.nothing, _), .others(.nothing, _, _), .rest(.nothing):
      return nil
    default: return arm
    }
  }

  // MARK: The sentence behind it

  /// `If it is 6 or less, it is Cold`, or `Otherwise leave the rating alone`.
  func continuation(_ range: Range<Int>, of open: OpenChoice) -> Clause? {
    guard let arm = arm(range, of: open.target) else { return nil }
    switch arm {
    case .rest(let value): return .rest(open.target, value)
    case .keep: return .rest(open.target, nil)
    case .value, .same, .others:
      return held(arm, [open.condition]).map {
        .when($0.1, .write(open.target, $0.0), otherwise: nil)
      }
    }
  }

  // MARK: Forms

  private static let be =
    """
    (it_is|it_becomes|its|it_should_be|it_must_be|it_gets|set_it_to|make_it|use|write|put|take|\
    they_are|they_get|we_use|we_write)?
    """

  private static let restWords =
    """
    otherwise|else|in_all_other_cases|in_any_other_case|for_everybody_else|for_everyone_else|\
    for_all_others|for_the_rest|for_anyone_else|for_anybody_else|for_all_the_others|\
    for_the_others|for_everything_else|for_all_the_rest|for_all_other_records|\
    for_all_other_contacts|for_all_the_other_records|for_any_other_record|everybody_else_gets|\
    everyone_else_gets|all_others_get|the_rest_gets|everyone_else|everybody_else|all_others
    """

  private static let armForms: [Form<Arm>] = [
    // What all others get.
    Form("(\(restWords)) ,? \(be) {v:quoted}") { rest($0) },
    Form("\(be) {v:quoted} (\(restWords))") { rest($0) },
    Form("(\(restWords)) ,? \(be) {e:source}") { rest($0) },
    Form("\(be) {e:source} (\(restWords))") { rest($0) },
    Form("(\(restWords)) ,? \(be) {v:value}") { rest($0) },
    Form("\(be) {v:value} (\(restWords))") { rest($0) },
    Form("\(keeping) (\(restWords)|for_all_in_between|in_between)?") { keep($0) },
    Form("(\(restWords)|in_between|for_all_in_between) ,? \(keeping)") { keep($0) },
    // What some get.
    Form("\(be) {v:quoted} ($if) (\(pronouns)) {p:predicate}") { same($0) },
    Form("\(be) {e:source} ($if) (\(pronouns)) {p:predicate}") { same($0) },
    Form("\(be) {v:value} ($if) (\(pronouns)) {p:predicate}") { same($0) },
    Form("($if) (\(pronouns)) {p:predicate} ,? (then)? \(be) {v:quoted}") { same($0) },
    Form("($if) (\(pronouns)) {p:predicate} ,? (then)? \(be) {e:source}") { same($0) },
    Form("($if) (\(pronouns)) {p:predicate} ,? (then)? \(be) {v:value}") { same($0) },
    Form("\(be) {v:quoted} ($if) {c:cond}") { value($0) },
    Form("\(be) {e:source} ($if) {c:cond}") { value($0) },
    Form("\(be) {v:value} ($if) {c:cond}") { value($0) },
    Form("($if) {c:cond} ,? (then)? \(be) {v:quoted}") { value($0) },
    Form("($if) {c:cond} ,? (then)? \(be) {e:source}") { value($0) },
    Form("($if) {c:cond} ,? (then)? \(be) {v:value}") { value($0) },
    Form("\(be) {v:value} for (all)? (the)? (other)? {q:value} {f:source}") { words in
      guard let value = written(words), let field = words.field("f"), field.field != nil,
        let literal = words.literal("q")
      else { return nil }
      return .others(value, field, literal)
    },
    Form("\(be) {v:value} for (the)? {q:values}") { words in
      // "and Silver for 'S'": of what the value before it is about.
      let values = words.literals("q")
      guard let value = written(words), !values.isEmpty, values.allSatisfy(\.isQuoted) else {
        return nil
      }
      return .same(value, Predicate(op: .equal, literals: values))
    },
    Form("\(be) {v:value} (for|with|in) (the)? {f:source} {q:values}") { words in
      let values = words.literals("q")
      guard let value = written(words), let field = words.field("f"), field.field != nil,
        !values.isEmpty, values.allSatisfy({ $0.isQuoted || isOption($0, of: field) })
      else { return nil }
      return .value(value, .test(.field(field), Predicate(op: .equal, literals: values)))
    },
    Form("\(be) {v:value} (for|with|on) {r:records}") { words in
      guard let value = written(words), let condition = words.records("r")?.condition else {
        return nil
      }
      return .value(value, condition)
    },
  ]

  private static let pronouns = "it|that|this|they|he|she|the_value"

  private static let keeping =
    """
    ((it|they | {t:target})? (stays|stay|remains|remain|is_kept|are_kept|is_left|\
    is_not_changed|is_not_touched|does_not_change) (as_it_is|as_is|as_they_are|unchanged|\
    the_same|alone|untouched|what_it_is|as_before|as_it_was) (in {x:records} | there)? \
    | (leave|keep) ({t:target} | it) (alone|as_it_is|as_is|unchanged|untouched|the_same|\
    as_it_was) | keep {t:target} | (do_not|dont|never) (change|touch|overwrite) (it | {t:target}))
    """

  private static func written(_ words: Captures) -> Expression? {
    if let field = words.field("e") { return field.field == nil ? nil : .field(field) }
    guard let literal = words.literal("v"), isPlausibleConstant(literal), isPlausible(literal)
    else { return nil }
    return .literal(literal)
  }

  private static func rest(_ words: Captures) -> Arm? { written(words).map { .rest($0) } }

  private static func keep(_ words: Captures) -> Arm? {
    words.records("x")?.condition == nil ? .keep(words.field("t")) : nil
  }

  private static func same(_ words: Captures) -> Arm? {
    guard let value = written(words), let predicate = words.predicate("p") else { return nil }
    return .same(value, predicate)
  }

  private static func value(_ words: Captures) -> Arm? {
    guard let value = written(words), let condition = words.condition("c") else { return nil }
    return .value(value, condition)
  }
}

extension Condition {
  /// What all of its tests are about, where that is one thing.
  fileprivate var onlySubject: Subject? {
    switch self {
    case .test(let subject, _): return subject
    case .not(let inner): return inner.onlySubject
    case .isNew, .isNewer, .called: return nil
    case .all(let members), .any(let members):
      let subjects = members.map(\.onlySubject)
      guard let first = subjects.first, subjects.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
  }

  /// Whether one of its tests is that a field has just this value, however it is quoted.
  fileprivate func asks(whether wanted: FieldReference, is value: Literal) -> Bool {
    switch self {
    case .all(let members), .any(let members):
      return members.contains { $0.asks(whether: wanted, is: value) }
    case .test(.field(let field), let predicate):
      return field.fields == wanted.fields && predicate.op == .equal
        && predicate.literals.map { $0.text.lowercased() } == [value.text.lowercased()]
    case .not, .isNew, .isNewer, .called, .test: return false
    }
  }
}
