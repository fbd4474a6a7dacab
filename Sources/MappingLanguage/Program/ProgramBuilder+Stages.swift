import Diagnostics
import Records

extension ProgramBuilder {
  /// Finds the stage of every look-up and the stage every filter waits for.
  mutating func orderLookups() -> [[Lookup]] {
    var order = StageOrder(parts)
    var stages: [[Lookup]] = []
    for index in parts.lookups.indices {
      let lookup = spec.lookups[index]
      let pointer = SpecOwner.Kind.lookup.list.appending(index)
      guard let stage = order.stage(ofLookup: index) else {
        report(.M506, "the look-up \"\(lookup.name)\" asks for its own answer", at: pointer)
        continue
      }
      guard stage <= MappingProgram.lookupStagesMax else {
        report(
          .M506,
          "the look-up \"\(lookup.name)\" would be stage \(stage)",
          at: pointer,
          hint: "Use at most \(MappingProgram.lookupStagesMax) stages."
        )
        continue
      }
      parts.lookups[index].stage = stage
      guard parts.lookups[index].table == nil else { continue }
      while stages.count < stage { stages.append([]) }
      stages[stage - 1].append(lookup)
    }
    for index in parts.filters.indices {
      parts.filters[index].stage = order.stage(ofCondition: parts.filters[index].condition) ?? 0
    }
    return stages
  }
}

/// Which look-ups must be answered before a value can be known.
private struct StageOrder {
  private let parts: ProgramParts
  private var known: [Int: Int] = [:]
  private var open: Set<Int> = []

  init(_ parts: ProgramParts) { self.parts = parts }

  /// `nil` where the look-up needs itself.
  mutating func stage(ofLookup index: Int) -> Int? {
    if let stage = known[index] { return stage }
    guard open.insert(index).inserted else { return nil }
    defer { open.remove(index) }
    var before = 0
    for match in parts.lookups[index].matches {
      guard let stage = stage(ofAtom: match.atom) else { return nil }
      before = max(before, stage)
    }
    // A table of the workspace is asked on the way.
    let stage = parts.lookups[index].table == nil ? before + 1 : before
    known[index] = stage
    return stage
  }

  mutating func stage(ofCondition index: Int) -> Int? {
    var last = 0
    for test in parts.conditions[index].tests {
      let one = parts.tests[test]
      var atoms = one.of >= 0 ? [one.of] : []
      if case .atom(let other) = one.argument { atoms.append(other) }
      for atom in atoms {
        guard let stage = stage(ofAtom: atom) else { return nil }
        last = max(last, stage)
      }
    }
    return last
  }

  private mutating func stage(ofAtom index: Int) -> Int? {
    let atom = parts.atoms[index]
    var last = 0
    switch atom.source {
    case .lookup(let lookup):
      guard let stage = stage(ofLookup: lookup) else { return nil }
      last = stage
    case .variable(let variable):
      guard let stage = stage(ofVariable: variable) else { return nil }
      last = stage
    case .slot, .constant, .run, .current, .item: break
    }
    return combined(last, stage(ofSteps: atom.steps))
  }

  private func combined(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(left, right)
  }

  private mutating func stage(ofSteps steps: Range<Int>) -> Int? {
    var last: Int? = 0
    for index in steps {
      guard case .varying(let step) = parts.steps[index].call else { continue }
      for parameter in step.parameters {
        last = combined(last, stage(ofVariable: parameter.variable))
      }
    }
    return last
  }

  private mutating func stage(ofVariable index: Int) -> Int? {
    switch parts.variables[index].body {
    case .value(let expression): return stage(ofExpression: expression)
    case .record(let record):
      var last: Int? = 0
      if let each = record.each { last = combined(last, stage(ofAtom: each)) }
      if let keep = record.keep { last = combined(last, stage(ofCondition: keep)) }
      for part in record.parts { last = combined(last, stage(ofExpression: part.expression)) }
      return last
    }
  }

  private mutating func stage(ofExpression index: Int) -> Int? {
    let expression = parts.expressions[index]
    var last = stage(ofSteps: expression.steps)
    switch expression.head {
    case .atom(let atom): last = combined(last, stage(ofAtom: atom))
    case .coalesce(let atoms), .list(let atoms): last = combined(last, stage(ofAtoms: atoms))
    case .concat(let atoms, _, _): last = combined(last, stage(ofAtoms: atoms))
    case .calculation(_, let atoms, _): last = combined(last, stage(ofAtoms: atoms))
    case .test(let condition): last = combined(last, stage(ofCondition: condition))
    case .choice(let arms, let otherwise):
      for arm in arms {
        last = combined(last, stage(ofCondition: parts.arms[arm].condition))
        last = combined(last, stage(ofAtom: parts.arms[arm].atom))
      }
      last = combined(last, stage(ofAtom: otherwise))
    }
    return last
  }

  private mutating func stage(ofAtoms atoms: Range<Int>) -> Int? {
    var last: Int? = 0
    for atom in atoms { last = combined(last, stage(ofAtom: atom)) }
    return last
  }
}
