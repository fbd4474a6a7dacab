/// What holds for every rule and every step that does not say otherwise, in words.
struct DefaultWords {
  private let spec: MappingSpec

  init(_ spec: MappingSpec) { self.spec = spec }

  var lines: [String] {
    [reading, nulls, errors, writing].compactMap { $0 } + parameters
  }

  private var reading: String {
    let read = spec.source.read
    let trims =
      read.trim ? "trimmed when they are read" : "not trimmed when they are read, but when written"
    let blanks =
      read.blankAsNull
      ? "blanks alone count as empty" : "blanks alone count as a value until they are written"
    return "Texts are \(trims); \(blanks)."
  }

  private var nulls: String {
    func words(_ policy: NullPolicy) -> String {
      PlainWords.of(policy, on: spec.target.operation)
    }
    let others = exceptions(spec.defaults.onNull, { spec.nullPolicy(of: $0) }, words)
    return "Where a rule has no value, \(words(spec.defaults.onNull)).\(others)"
  }

  private var errors: String {
    let others = exceptions(spec.defaults.onError, { $0.onError }) { PlainWords.of($0) }
    return "Where a rule fails, \(PlainWords.ofRule(spec.defaults.onError)).\(others)"
  }

  /// `nil` where the target holds nothing yet.
  private var writing: String? {
    guard spec.target.operation != .insert else { return nil }
    let usual = spec.defaults.write ?? .always
    let others = exceptions(usual, { spec.fillsOnly($0) ? .ifEmpty : .always }) { policy in
      switch policy {
      case .always: "it writes whatever the target holds"
      case .ifEmpty: "it writes only where the target holds nothing"
      }
    }
    switch usual {
    case .always: return "A rule writes whatever the target holds.\(others)"
    case .ifEmpty: return "A rule writes only where the target holds nothing.\(others)"
    }
  }

  /// The rules that say otherwise.
  private func exceptions<Policy: Hashable & CaseIterable>(
    _ usual: Policy,
    _ own: (Rule) -> Policy?,
    _ words: (Policy) -> String
  ) -> String {
    let groups = Policy.allCases.filter { $0 != usual }.compactMap { policy -> String? in
      let rules = spec.rules.filter { own($0) == policy }.map(\.id)
      return rules.isEmpty ? nil : "\(rules.listed("and")) (\(words(policy)))"
    }
    return groups.isEmpty ? "" : " Otherwise: \(groups.joined(separator: "; "))."
  }

  private var parameters: [String] {
    DefaultedParameter.allCases.compactMap { parameter in
      parameter.value(in: spec.defaults).map { value in
        switch parameter {
        case .timeZone: "The time zone is \(value) where a step names none."
        case .region: "Telephone numbers without a calling code belong to \(value)."
        case .locale: "Names of months, days and countries are written in the language \(value)."
        }
      }
    }
  }
}

extension MappingSpec {
  /// What an empty value does, whatever the target's catalog says: a key is always needed.
  func nullPolicy(of rule: Rule) -> NullPolicy {
    target.key.contains(rule.target) ? .rejectRecord : rule.onNull ?? defaults.onNull
  }
}
