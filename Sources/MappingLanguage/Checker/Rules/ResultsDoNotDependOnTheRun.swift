import Diagnostics
import Records

extension CheckRule {
  static let resultsDoNotDependOnTheRun = CheckRule(
    "What is written does not depend on when the run started, least of all keys and filters",
    [.M501]
  ) { context in
    let dependent = dependents(context)
    let rules = context.rules.compactMap { node -> Diagnostic? in
      let (rule, owner) = (node.rule, node.owner)
      guard dependent.contains(owner.pointer) else { return nil }
      let isKey = context.spec.target.key.contains(rule.target)
      return context.diagnostic(
        isKey ? .error : .note,
        .M501,
        isKey
          ? "the key field \(rule.target) depends on the run: every run would find other records"
          : "\(rule.target) depends on when the run started",
        at: owner.pointer.appending("value"),
        of: owner,
        hint: isKey
          ? "Write an identifier of the source record." : "Write it only where that is wanted."
      )
    }
    let filters = context.spec.filters.enumerated().compactMap { index, filter -> Diagnostic? in
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      guard context.options.reading == .incremental, dependent.contains(owner.pointer)
      else { return nil }
      let isAsked = filter.because.contains { namesTimeSpan($0.quote) }
      return context.diagnostic(
        isAsked ? .warning : .error,
        .M501,
        "\(filter.id) depends on when the run started: a record outside the window is never seen"
          + " again unless it changes",
        at: owner.pointer.appending("when"),
        of: owner,
        hint: isAsked
          ? "Acknowledge that this is what was asked for."
          : "Compare with a date of the record, or read the source in full."
      )
    }
    return rules + filters
  }

  /// Where the parts of the spec stand that depend on the run.
  private static func dependents(_ context: CheckContext) -> Set<JSONPointer> {
    var found: Set<JSONPointer> = []
    for node in context.nodes.atoms
    where node.type.effects.contains(.runDependent) {
      found.insert(node.owner.pointer)
    }
    return found
  }

  /// Whether words speak of a stretch of time: `older than 30 days`, `last month`.
  private static func namesTimeSpan(_ words: String) -> Bool {
    let units = ["minute", "hour", "day", "week", "month", "quarter", "year"]
    return words.lowercased().split { !$0.isLetter }.contains { word in
      units.contains { word == $0 || word == $0 + "s" || word == $0 + "ly" }
    }
  }
}
