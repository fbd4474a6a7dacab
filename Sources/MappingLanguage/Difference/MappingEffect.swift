import Records

/// What becomes of many records under two mappings: counts, and the first that differ.
package struct MappingEffect: Hashable, Sendable {
  package struct Example: Hashable, Sendable {
    package var record: String
    package var change: RecordChange
  }

  package struct Tally: Hashable, Sendable {
    package var name: String
    package var records: Int
  }

  /// Records that come out the same.
  package private(set) var same = 0
  package private(set) var different = 0
  /// Records of which it cannot be said: nothing of them is kept, or one of the mappings asks what
  /// was not asked then.
  package private(set) var unknown = 0
  /// How many go from one word to another, as `sent → skipped`, in the order in which they came up.
  package private(set) var outcomes: [Tally] = []
  /// How many records each target field differs in.
  package private(set) var fields: [Tally] = []
  /// The first that differ.
  package private(set) var examples: [Example] = []
  private let examplesMax: Int

  package init(examplesMax: Int) { self.examplesMax = examplesMax }

  package var records: Int { same + different + unknown }

  /// Counts one record; an outcome is `nil` where it cannot be said.
  package mutating func add(
    _ record: String,
    _ before: RecordOutcome?,
    _ after: RecordOutcome?
  ) {
    guard let before, let after else {
      unknown += 1
      return
    }
    guard let change = RecordChange(before, after) else {
      same += 1
      return
    }
    different += 1
    if change.before != change.after {
      Self.count("\(change.before) → \(change.after)", in: &outcomes)
    }
    for field in change.fields { Self.count(field.name, in: &fields) }
    if examples.count < examplesMax { examples.append(Example(record: record, change: change)) }
  }

  private static func count(_ name: String, in list: inout [Tally]) {
    if let index = list.firstIndex(where: { $0.name == name }) {
      list[index].records += 1
    } else {
      list.append(Tally(name: name, records: 1))
    }
  }
}
