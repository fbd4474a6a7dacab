import Diagnostics
import Records

/// Counts since 1970 in another unit than a step says: D911.
struct EpochFindings {
  private let program: MappingProgram
  private let nodes: SpecNodes
  private let tallies: [JSONPointer: EpochTally]
  private let specName: String

  /// `tallies`: the counts that each step read or made.
  init(
    _ program: MappingProgram,
    _ nodes: SpecNodes,
    _ tallies: [JSONPointer: EpochTally],
    specName: String
  ) {
    self.program = program
    self.nodes = nodes
    self.tallies = tallies
    self.specName = specName
  }

  var diagnostics: [Diagnostic] {
    let read = nodes.steps.compactMap { node in readAmiss(node) ?? readBackAmiss(node) }
    // What was read in a wrong unit is counted wrongly too: that is one mistake.
    return read + (read.isEmpty ? nodes.steps.compactMap(countedAmiss) : [])
  }

  private func unit(of step: Step, _ function: String) -> EpochUnit? {
    guard step.function == function, case .constant(let unit) = step["unit"] else { return nil }
    return unit.string.flatMap(EpochUnit.init)
  }

  /// `from_epoch`, where the numbers of the sample are instants of our time in another unit.
  private func readAmiss(_ node: SpecNodes.StepNode) -> Diagnostic? {
    guard let written = unit(of: node.step, "from_epoch"), let tally = tallies[node.pointer],
      let usual = tally.usualUnit, usual != written
    else { return nil }
    let effect = written > usual ? "in 1970" : "beyond the year 9999"
    return diagnostic(
      node,
      "\(tally.description(usual)) look like instants in \(usual.rawValue)s, and the step reads "
        + "\(written.rawValue)s, which puts them \(effect)",
      written,
      usual
    )
  }

  /// `from_epoch` of what the target holds, where a rule writes that in another unit.
  private func readBackAmiss(_ node: SpecNodes.StepNode) -> Diagnostic? {
    guard let read = unit(of: node.step, "from_epoch"),
      case .current(let name)? = node.directAtom?.source,
      let index = program.spec.rules.firstIndex(where: { $0.target == name }),
      let written = writtenUnit(index), written != read
    else { return nil }
    return diagnostic(
      node,
      "\(name) is written as \(written.rawValue)s since 1970, and read as \(read.rawValue)s",
      read,
      written
    )
  }

  /// The unit of the `to_epoch` that ends a rule.
  private func writtenUnit(_ rule: Int) -> EpochUnit? {
    let value = program.spec.rules[rule].value
    var steps = value.then
    if case .atom(let atom) = value.head { steps = atom.then }
    return steps.last.flatMap { unit(of: $0, "to_epoch") }
  }

  /// `to_epoch`, where what it makes are instants of our time in another unit: those it counts are
  /// not.
  private func countedAmiss(_ node: SpecNodes.StepNode) -> Diagnostic? {
    guard let written = unit(of: node.step, "to_epoch"), let tally = tallies[node.pointer],
      let usual = tally.usualUnit, usual != written
    else { return nil }
    let place = written > usual ? "in 1970" : "far in the future"
    return Diagnostic(
      .warning,
      .D911,
      "\(tally.description(usual)) look like instants in \(usual.rawValue)s, and the step counts "
        + "\(written.rawValue)s: the instants lie \(place)",
      at: Location(specName, pointer: node.pointer.description),
      hint: "Look at where they come from: something before read them in another unit.",
      rule: node.owner.title,
      found: written.rawValue,
      expected: usual.rawValue
    )
  }

  private func diagnostic(
    _ node: SpecNodes.StepNode,
    _ message: String,
    _ found: EpochUnit,
    _ expected: EpochUnit
  ) -> Diagnostic {
    let place = node.pointer.appending("unit")
    return Diagnostic(
      .warning,
      .D911,
      message,
      at: Location(specName, pointer: place.description),
      hint: "Say \"unit\": \"\(expected.rawValue)\".",
      rule: node.owner.title,
      found: found.rawValue,
      expected: expected.rawValue,
      fixes: [
        Fix(
          "read \(expected.rawValue)s",
          grade: .likely,
          patch: FixPatch.replace(place, with: .string(expected.rawValue))
        )
      ]
    )
  }
}

/// Which unit the numbers at a step look like, as instants of our time.
struct EpochTally {
  private var counts: [EpochUnit: Int] = [:]
  private var total = 0

  mutating func add(_ number: Int64) {
    total += 1
    // 1990 to 2100, in each unit.
    let seconds: ClosedRange<Int64> = 631_152_000...4_102_444_800
    for unit in EpochUnit.allCases {
      let factor = unit.perSecond
      if (seconds.lowerBound * factor...seconds.upperBound * factor).contains(number) {
        counts[unit, default: 0] += 1
      }
    }
  }

  /// The unit that more than half of the numbers are usual in.
  var usualUnit: EpochUnit? { EpochUnit.allCases.first { counts[$0, default: 0] * 2 > total } }

  func description(_ unit: EpochUnit) -> String {
    "\(counts[unit, default: 0]) of \(total) numbers"
  }
}
