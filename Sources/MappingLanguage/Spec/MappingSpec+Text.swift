import Records

extension MappingSpec {
  /// The program: look-ups, variables, filters and rules, a line each, rules with the sentences
  /// they cite.
  package var programLines: [String] {
    lookups.map { "look-up \(Self.text($0))" } + variables.map { "variable \(Self.text($0))" }
      + filters.map { "filter \(Self.text($0))" }
      + rules.map { rule in
        let cited = rule.because.map(\.sentence).joined(separator: ", ")
        return "\(rule.id): \(Self.text(rule))  [\(cited)]"
      }
  }

  /// One line for review: `LeadSource <- hs_analytics_source | default 'Marketing Site'`.
  package static func text(_ rule: Rule) -> String {
    var line = "\(rule.target) <- \(rule.value.text)"
    if let when = rule.when { line += " when \(when.text)" }
    if let policy = rule.onNull { line += ", on null \(policy.rawValue)" }
    if let policy = rule.onError { line += ", on error \(policy.rawValue)" }
    if let write = rule.write { line += ", write \(write.rawValue)" }
    return line
  }

  /// One line for review: `f1: drop_record when email is null`.
  package static func text(_ filter: Filter) -> String {
    "\(filter.id): \(filter.action.rawValue) when \(filter.when.text)"
  }

  /// One line for review: `name = full_name | collapse_whitespace`.
  package static func text(_ variable: Variable) -> String {
    switch variable.body {
    case .value(let value): return "\(variable.name) = \(value.text)"
    case .record(let record):
      let parts = record.parts.map { "\($0.to) <- \($0.value.text)" }.joined(separator: "; ")
      let each = record.each.map { " for each of \($0.text)" } ?? ""
      let keep = record.keep.map { " where \($0.text)" } ?? ""
      return "\(variable.name) = {\(parts)}\(each)\(keep)"
    }
  }

  /// One line for review: `account_by_name = Id of salesforce Account where Name = company`.
  package static func text(_ lookup: Lookup) -> String {
    let match = lookup.match.map { match in
      "\(match.field) = \(match.equals.text)" + (match.caseInsensitive ? " (any case)" : "")
    }
    let policies = "none: \(lookup.onNone.rawValue), many: \(lookup.onMany.rawValue)"
    return "\(lookup.name) = \(lookup.returns) of \(lookup.system) \(lookup.object) where "
      + match.joined(separator: " and ") + "; " + policies
  }
}
