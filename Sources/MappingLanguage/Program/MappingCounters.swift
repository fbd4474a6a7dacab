/// What the rules of a program did so far: how a person sees that a mapping works but is wrong.
package struct MappingCounters: Hashable, Sendable {
  package struct OfRule: BitwiseCopyable, Hashable, Sendable {
    /// Wrote a value.
    package var emitted = 0
    /// Had no value.
    package var null = 0
    /// Failed, whatever the policy made of it.
    package var error = 0
    /// Met a value that a value map, the options or the ranges do not list, whatever became of it.
    package var unlisted = 0
    /// Cut a text to a length.
    package var truncated = 0

    package init() {}

    package static func += (sum: inout OfRule, other: OfRule) {
      sum.emitted += other.emitted
      sum.null += other.null
      sum.error += other.error
      sum.unlisted += other.unlisted
      sum.truncated += other.truncated
    }
  }

  /// One for each rule, in the order of the spec.
  package var rules: [OfRule]
  /// Hits of each filter, in the order of the spec.
  package var filters: [Int]
  package var records = 0

  package init(rules: Int, filters: Int) {
    self.rules = Array(repeating: OfRule(), count: rules)
    self.filters = Array(repeating: 0, count: filters)
  }

  /// Adds what another worker of the same program counted.
  package static func += (sum: inout MappingCounters, other: MappingCounters) {
    for index in sum.rules.indices { sum.rules[index] += other.rules[index] }
    for index in sum.filters.indices { sum.filters[index] += other.filters[index] }
    sum.records += other.records
  }
}
