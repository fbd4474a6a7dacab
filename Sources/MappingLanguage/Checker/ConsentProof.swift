import Records

/// Which values of a field of consent the filters of a spec are sure to leave out.
///
/// Cautious: only tests of the field itself count, alone or through variables that are nothing but
/// the field or a test. What such a condition says of a record with any other field is not known.
struct ConsentProof {
  /// For which values a condition is sure to hold, and for which it is sure not to.
  private struct Verdict {
    var holds = ConsentValues.none
    var fails = ConsentValues.none

    var negated: Verdict { Verdict(holds: fails, fails: holds) }
  }

  /// What a variable says about the field.
  private enum Meaning {
    /// It is the field.
    case value
    /// A test; `throwsOnFailure`: it has no value where the field cannot be read.
    case test(Verdict, throwsOnFailure: Bool)
  }

  /// The field: of the source, or what the destination holds.
  let subject: Atom.Source
  let field: CatalogField
  /// What means "agreed", as the policy writes it.
  let agreed: [JSON]
  /// Whether a filter reads the field at all.
  let isRead: Bool
  private let defaults: RuleDefaults
  private var dropped = ConsentValues.none
  private var meanings: [String: Meaning] = [:]

  init(_ subject: Atom.Source, _ field: CatalogField, agreed: [JSON], in context: CheckContext) {
    self.subject = subject
    self.field = field
    self.agreed = agreed
    defaults = context.spec.defaults
    isRead = Self.isRead(subject, in: context)
    for variable in context.spec.variables {
      meanings[variable.name] = meaning(of: variable)
    }
    for filter in context.spec.filters {
      dropped = dropped.union(verdict(on: filter.when).holds)
    }
  }

  private static func isRead(_ subject: Atom.Source, in context: CheckContext) -> Bool {
    var readers: Set<String> = []
    func reads(_ source: Atom.Source) -> Bool {
      if case .variable(let name) = source { return readers.contains(name) }
      return source == subject
    }
    for node in context.nodes.atoms where node.owner.kind == .variable {
      if reads(node.content.source) { readers.insert(node.owner.name) }
    }
    return context.nodes.atoms.contains { $0.owner.kind == .filter && reads($0.content.source) }
  }

  // MARK: What is kept

  /// What is kept although it does not mean "agreed", in words; empty where the filters are right.
  var holes: [String] {
    let yes = Set(agreed.compactMap(text))
    let kept = dropped.complement
    let named =
      field.type == .bool
      ? [Self.yes, Self.no] : Array(kept.listed) + field.options.map { Array($0.value.utf8) }
    let left = Set(named).subtracting(yes).filter { kept.listed.contains($0) != kept.isComplement }
      .map { String(decoding: $0, as: UTF8.self) }.sorted()
    var words: [String]
    if field.type == .bool {
      words = left
    } else {
      words = left.prefix(Self.wordsMax).map { "\"\($0)\"" }
      if kept.isComplement || left.count > Self.wordsMax { words.append("another value") }
    }
    if kept.null, mayBeNull, !agreed.contains(.null) { words.append("empty") }
    if kept.failure, defaults.onError == .null { words.append("not readable") }
    return words
  }

  private static let wordsMax = 5
  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)

  private var mayBeNull: Bool {
    if case .current = subject { return true }
    return field.nullable
  }

  /// The condition that holds for everybody who has not agreed; `nil` where there is none, because
  /// what cannot be read looks like the only thing that means "agreed".
  var refusal: Condition? {
    let atom = Atom(subject)
    let keepsEmpty = agreed.contains(.null) && defaults.onError != .null
    let values = agreed.filter { !$0.isNull }
    let yes = Set(values.compactMap(text))
    guard !values.isEmpty else {
      return keepsEmpty ? Condition(.all, [ConditionTest(of: atom, .isNotNull)]) : nil
    }
    if field.type == .bool {
      let op: ConditionTest.Operator =
        switch (yes.count > 1, yes.contains(Self.yes), keepsEmpty) {
        case (true, _, _): .isNull
        case (false, true, true): .isFalse
        case (false, true, false): .isNotTrue
        case (false, false, true): .isTrue
        case (false, false, false): .isNotFalse
        }
      return Condition(.all, [ConditionTest(of: atom, op)])
    }
    let isOther =
      values.count == 1
      ? ConditionTest(of: atom, .notEqual, .constant(values[0]))
      : ConditionTest(of: atom, .isNotIn, .constant(.array(values)))
    let isThere = ConditionTest(of: atom, .isNotNull)
    return Condition(.all, keepsEmpty ? [isThere, isOther] : [isOther])
  }

  // MARK: Conditions

  private func meaning(of variable: Variable) -> Meaning? {
    guard case .value(let value) = variable.body, value.then.isEmpty else { return nil }
    switch value.head {
    case .atom(let atom): return meaning(of: atom)
    case .test(let condition):
      // What cannot be read elsewhere would leave the variable without a value.
      let isSteady = condition.tests.allSatisfy(readsOnlyField)
      guard isSteady || defaults.onError != .null else { return nil }
      return .test(verdict(on: condition), throwsOnFailure: isSteady)
    case .coalesce, .concat, .choice, .calc, .list: return nil
    }
  }

  private func meaning(of atom: Atom) -> Meaning? {
    guard !atom.asText, atom.then.isEmpty else { return nil }
    if atom.source == subject { return .value }
    guard case .variable(let name) = atom.source else { return nil }
    return meanings[name]
  }

  /// Whether a test fails only where the field cannot be read.
  private func readsOnlyField(_ test: ConditionTest) -> Bool {
    guard case .value = test.of.flatMap(meaning), test.op != .matches, test.op != .notMatches
    else { return false }
    if case .atom = test.argument { return false }
    return true
  }

  private func verdict(on condition: Condition) -> Verdict {
    let isConjunction = condition.mode == .all
    let start = Verdict(
      holds: isConjunction ? .all : .none,
      fails: isConjunction ? .none : .all
    )
    return condition.tests.reduce(into: start) { result, test in
      let verdict = verdict(on: test)
      if isConjunction {
        result.holds = result.holds.intersection(verdict.holds)
        result.fails = result.fails.union(verdict.fails)
      } else {
        result.holds = result.holds.union(verdict.holds)
        result.fails = result.fails.intersection(verdict.fails)
      }
    }
  }

  private func verdict(on test: ConditionTest) -> Verdict {
    switch test.of.flatMap(meaning) {
    case nil: Verdict()
    case .value: verdict(onValue: test)
    case .test(let inner, let throwsOnFailure):
      verdict(on: test.op, ofTest: inner, throwsOnFailure: throwsOnFailure)
    }
  }

  /// A test of a variable that is true or false, and null only where it cannot be said.
  private func verdict(
    on op: ConditionTest.Operator,
    ofTest inner: Verdict,
    throwsOnFailure: Bool
  ) -> Verdict {
    var verdict: Verdict
    switch op {
    case .isTrue, .isNotFalse: verdict = inner
    case .isFalse, .isNotTrue: verdict = inner.negated
    default: return Verdict()
    }
    verdict.holds.failure = throwsOnFailure && op.isTrueOnNull
    verdict.fails.failure = throwsOnFailure && op.isFalseOnNull
    return verdict
  }

  private func verdict(onValue test: ConditionTest) -> Verdict {
    var verdict = verdict(onPresentValue: test)
    if test.op.isTrueOnNull { verdict.holds = verdict.holds.union(.nothing) }
    if test.op.isFalseOnNull { verdict.fails = verdict.fails.union(.nothing) }
    return verdict
  }

  private func verdict(onPresentValue test: ConditionTest) -> Verdict {
    switch test.op {
    case .isNull: return Verdict(holds: .none, fails: .everyValue)
    case .isNotNull: return Verdict(holds: .everyValue, fails: .none)
    case .isTrue, .isNotFalse, .isFalse, .isNotTrue:
      let wanted = test.op == .isTrue || test.op == .isNotFalse ? Self.yes : Self.no
      return Verdict(holds: .only([wanted]), fails: .allBut([wanted]))
    case .equal, .isIn: return among(test.argument)
    case .notEqual, .isNotIn: return among(test.argument).negated
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .notContains, .startsWith,
      .endsWith, .matches, .notMatches, .isNew, .isExisting:
      return Verdict()
    }
  }

  /// Whether the value is one of some constants.
  private func among(_ argument: ConditionTest.Argument) -> Verdict {
    guard case .constant(let constant) = argument else { return Verdict() }
    let values = constant.array ?? [constant]
    let texts = values.compactMap(text)
    guard texts.count == values.count else { return Verdict() }
    return Verdict(holds: .only(Set(texts)), fails: .allBut(Set(texts)))
  }

  /// One text for all spellings of a value of the field; `nil` where it cannot be said.
  private func text(_ value: JSON) -> [UInt8]? {
    let text: String?
    switch field.type {
    case .bool: return value.bool.map { $0 ? Self.yes : Self.no }
    case .int, .dec:
      let number = (value.number ?? value.string).flatMap { ExactDecimal(parsing: $0) }
      text = number?.normalized.text
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      text = value.string ?? value.number
    case .date, .datetime, .optionSet, .record, .json, .list: text = nil
    }
    return text.map { Array($0.utf8) }
  }
}
