/// The rules in force, and how many arrivals they have seen.
struct FaultPlan: Sendable {
  private(set) var rules: [FaultRule]
  private var arrivals: [SandboxOperation: Int] = [:]

  init(rules: [FaultRule] = []) { self.rules = rules }

  /// Counts an arrival; the first rule that concerns it, or `nil`.
  mutating func arrive(_ operation: SandboxOperation) -> FaultRule? {
    let number = arrivals[operation, default: 0] + 1
    arrivals[operation] = number
    return rules.first { rule in
      rule.operation == operation && number >= rule.nth && number - rule.nth < rule.times
    }
  }
}
