package import Diagnostics
package import Records

/// What a mapping did to a sample that a person should know before approving it: `D9xx`.
///
/// Counts, lengths and shares; never the values of records, except options that a catalog lists.
package struct SampleFindings {
  let program: MappingProgram
  let source: Catalog
  let specName: String
  private let nodes: SpecNodes
  private let usage: SpecUsage
  /// Whether look-ups on platforms were really asked; those on tables always are.
  private let asksPlatforms: Bool

  private var records = 0
  private var refused: [Cause: Int] = [:]
  private var rules: [RuleTally]
  private var elements: [String: (taken: Int, left: Int)] = [:]
  private var keys: [String: Int] = [:]
  private var counts: [JSONPointer: EpochTally] = [:]
  private var unlisted: [JSONPointer: UnlistedTally] = [:]

  /// Why records were refused.
  private struct Cause: Hashable {
    let code: RecordFaultCode
    let by: String
    let target: String?
  }

  private struct RuleTally {
    var filled = 0
    /// Records without a value where the rule would have written one.
    var empty = 0
    var cut = 0
    /// The longest text that was cut, in characters.
    var longestCut = 0
    var lookups: [RecordFaultCode: Int] = [:]
  }

  package static let codes: Set<DiagnosticCode> = [
    .D911, .D912, .D913, .D914, .D915, .D916, .D917, .D918,
  ]

  /// Below this many records nothing is said about shares.
  static let recordsMin = 10

  package init(
    _ program: MappingProgram,
    source: Catalog,
    specName: String,
    asksPlatforms: Bool = false
  ) {
    self.program = program
    self.source = source
    self.specName = specName
    self.asksPlatforms = asksPlatforms
    nodes = SpecNodes(of: program.spec)
    usage = SpecUsage(of: nodes)
    rules = Array(repeating: RuleTally(), count: program.spec.rules.count)
  }

  /// Takes one record of the sample.
  package mutating func add(_ trace: RecordTrace) {
    records += 1
    takeRemarks(trace.remarks)
    switch trace.outcome {
    case .rejected(let rejection), .runFailed(let rejection):
      takeRefusal(rejection, trace.remarks)
    case .emitted(let mapped): if !mapped.key.isEmpty { keys[mapped.key, default: 0] += 1 }
    case .dropped, .held: break
    }
    for entry in trace.entries {
      switch entry.kind {
      case .rule: takeRule(entry)
      case .variable: takeElements(entry)
      case .filter: break
      }
    }
  }

  /// Counts a refusal under its cause, once: look-ups of rules and unlisted values are told with
  /// what they are.
  private mutating func takeRefusal(_ rejection: Rejection, _ remarks: [StepRemark]) {
    switch rejection.code {
    case .lookupNone, .lookupMany:
      let isOfRule = program.spec.rules.contains { $0.id == rejection.by }
      if isOfRule, asksLookups(of: rejection.by) { return }
    case .unlisted:
      if let place = failedStep(rejection.by, remarks) {
        unlisted[place]?.addRefusal()
        return
      }
    default: break
    }
    let cause = Cause(code: rejection.code, by: rejection.by, target: rejection.target)
    refused[cause, default: 0] += 1
  }

  /// The step that met a value it does not list, and ended a record in a rule or filter.
  private func failedStep(_ name: String, _ remarks: [StepRemark]) -> JSONPointer? {
    let reach = usage.reach(from: .rule(name)).union(usage.reach(from: .filter(name)))
    return remarks.last { remark in
      guard case .unlisted = remark.kind else { return false }
      return nodes.steps.contains { node in
        node.pointer == remark.place && reach.contains(SpecUsage.thing(node.owner))
          && UnlistedTally.fails(node.step)
      }
    }?.place
  }

  private mutating func takeRule(_ entry: RecordTrace.Entry) {
    guard let index = program.spec.rules.firstIndex(where: { $0.id == entry.id }) else { return }
    switch entry.result {
    case .value(let value):
      rules[index].filled += 1
      guard let max = longestAllowed(index), let text = value.string,
        text.unicodeScalars.count >= max
      else { return }
      let longest = entry.read.map(Self.length).max() ?? 0
      if longest > max {
        rules[index].cut += 1
        rules[index].longestCut = Swift.max(rules[index].longestCut, longest)
      }
    case .failed(let rejection):
      switch rejection.code {
      case .lookupNone, .lookupMany: rules[index].lookups[rejection.code, default: 0] += 1
      default: break
      }
    case .wroteNull, .leftOut(.noValue), .leftOut(.errorCountsAsNoValue): rules[index].empty += 1
    case .hit, .passed, .leftOut: break
    }
  }

  /// The `max` of a rule's `truncate` or the `count` of its `left`.
  private func longestAllowed(_ index: Int) -> Int? {
    let steps = nodes.steps.filter { $0.owner.kind == .rule && $0.owner.index == index }
    return steps.compactMap { node -> Int? in
      let name =
        node.step.function == "truncate" ? "max" : node.step.function == "left" ? "count" : ""
      guard case .constant(let value) = node.step[name] else { return nil }
      return value.int
    }.min()
  }

  /// Characters of a text as it was read; 0 for anything else.
  private static func length(_ reading: RecordTrace.Reading) -> Int {
    guard let raw = reading.raw, let text = (try? JSON(parsing: raw))?.string else { return 0 }
    return text.unicodeScalars.count
  }

  /// How many elements a variable took, and how many it left out.
  private mutating func takeElements(_ entry: RecordTrace.Entry) {
    guard let variable = program.spec.variables.first(where: { $0.name == entry.id }),
      case .record(let body) = variable.body, let each = body.each
    else { return }
    let read = entry.read.first { reading in
      switch each.source {
      case .field(let name): reading.side == .source && reading.name == name
      case .variable(let name): reading.side == .variable && reading.name == name
      case .current(let name): reading.side == .current && reading.name == name
      case .constant, .lookup, .run, .item: false
      }
    }
    let before = (read?.raw).flatMap { try? JSON(parsing: $0) }?.array?.count ?? 0
    guard before > 0 else { return }
    var after = 0
    if case .value(let value) = entry.result { after = value.array?.count ?? 0 }
    elements[entry.id, default: (0, 0)].taken += Swift.min(after, before)
    elements[entry.id, default: (0, 0)].left += Swift.max(0, before - after)
  }

  private mutating func takeRemarks(_ remarks: [StepRemark]) {
    var met: Set<JSONPointer> = []
    for remark in remarks {
      switch remark.kind {
      case .count(let number): counts[remark.place, default: EpochTally()].add(number)
      case .unlisted(let raw):
        let isFirst = met.insert(remark.place).inserted
        unlisted[remark.place, default: UnlistedTally()].add(raw, isFirstOfRecord: isFirst)
      }
    }
  }

  // MARK: What is said

  /// Everything worth knowing, in the order of the codes and of the spec.
  package var diagnostics: [Diagnostic] {
    epochDiagnostics + refusalDiagnostics + emptyDiagnostics + unlistedDiagnostics
      + elementDiagnostics + cutDiagnostics + lookupDiagnostics + keyDiagnostics
  }

  private var epochDiagnostics: [Diagnostic] {
    EpochFindings(program, nodes, counts, specName: specName).diagnostics
  }

  private var refusalDiagnostics: [Diagnostic] {
    let ordered = refused.sorted { left, right in
      (right.value, left.key.by, left.key.code.rawValue)
        < (left.value, right.key.by, right.key.code.rawValue)
    }
    return ordered.map { cause, count in
      Diagnostic(
        records >= Self.recordsMin && count * 10 >= records ? .warning : .note,
        .D912,
        "\(share(count)) would be invalid\(cause.target.map { " at \($0)" } ?? ""): "
          + "\(cause.code.rawValue)",
        at: location(place(of: cause.by)),
        hint: "Look at them with \"test-mapping\"; say what should happen, or mend the source.",
        rule: cause.by
      )
    }
  }

  private var emptyDiagnostics: [Diagnostic] {
    program.spec.rules.indices.compactMap { index in
      let tally = rules[index]
      let rule = program.spec.rules[index]
      guard tally.filled == 0, tally.empty >= Self.recordsMin, tally.lookups.isEmpty,
        !meetsUnlisted(rule)
      else { return nil }
      // A look-up that nobody asked says nothing.
      guard asksLookups(of: rule.id) || !readsLookup(rule.value) else { return nil }
      return Diagnostic(
        .warning,
        .D913,
        "none of \(tally.empty) records has a value for \(rule.target)",
        at: location(JSONPointer(["rules", String(index)])),
        hint: "Is it the right source field, and is it filled at all?",
        rule: rule.id
      )
    }
  }

  /// Whether every look-up that a rule uses was really asked.
  private func asksLookups(of rule: String) -> Bool {
    if asksPlatforms { return true }
    let reach = usage.reach(from: .rule(rule))
    return program.spec.lookups.allSatisfy { $0.asksTable || !reach.contains(.lookup($0.name)) }
  }

  private func readsLookup(_ value: ValueExpression) -> Bool {
    guard case .atom(let atom) = value.head, case .lookup = atom.source else { return false }
    return true
  }

  /// Whether a step of the rule, or of what it uses, met values that it does not list.
  private func meetsUnlisted(_ rule: Rule) -> Bool {
    let reach = usage.reach(from: .rule(rule.id))
    return nodes.steps.contains { node in
      unlisted[node.pointer] != nil && reach.contains(SpecUsage.thing(node.owner))
    }
  }

  private var unlistedDiagnostics: [Diagnostic] {
    let known = Set(source.fields.flatMap(\.options).map { $0.value.lowercased() })
    return nodes.steps.compactMap { node in
      unlisted[node.pointer]?.diagnostic(
        node,
        of: records,
        knownOptions: known,
        at: location(node.pointer)
      )
    }
  }

  private var elementDiagnostics: [Diagnostic] {
    program.spec.variables.enumerated().compactMap { index, variable in
      guard let tally = elements[variable.name], tally.left > 0 else { return nil }
      let all = tally.taken + tally.left
      return Diagnostic(
        .warning,
        .D915,
        "\(tally.left) of \(all) elements (\(Self.percent(tally.left, all))) are left out",
        at: location(JSONPointer(["variables", String(index)])),
        hint: "Look at \"keep\", and at parts whose \"on_null\" is \"drop\".",
        rule: "variable \(variable.name)"
      )
    }
  }

  private var cutDiagnostics: [Diagnostic] {
    program.spec.rules.indices.compactMap { index in
      let tally = rules[index]
      guard tally.cut > 0 else { return nil }
      let rule = program.spec.rules[index]
      return Diagnostic(
        .warning,
        .D916,
        "\(share(tally.cut)) lose text in \(rule.target): the longest has \(tally.longestCut) "
          + "characters",
        at: location(JSONPointer(["rules", String(index), "value"])),
        hint:
          "Is a cut text of any use there? Otherwise leave the field out, or refuse the record.",
        rule: rule.id
      )
    }
  }

  private var lookupDiagnostics: [Diagnostic] {
    program.spec.rules.indices.filter { asksLookups(of: program.spec.rules[$0].id) }.flatMap {
      index in
      rules[index].lookups.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, count in
        Diagnostic(
          .warning,
          .D917,
          "\(share(count)) would be invalid: the look-up of \(program.spec.rules[index].target) "
            + "finds \(code == .lookupNone ? "nothing" : "several records")",
          at: location(JSONPointer(["rules", String(index), "value"])),
          hint: "Say with \"on_none\" and \"on_many\" what should happen then.",
          rule: program.spec.rules[index].id
        )
      }
    }
  }

  private var keyDiagnostics: [Diagnostic] {
    let shared = keys.values.filter { $0 > 1 }
    guard !shared.isEmpty else { return [] }
    return [
      Diagnostic(
        .warning,
        .D918,
        "\(shared.reduce(0, +)) of \(records) records share \(shared.count) "
          + "key\(shared.count == 1 ? "" : "s") with another: the last one written stays",
        at: location(JSONPointer(["target", "key"])),
        hint: "Take a key that tells records apart, or filter the others out.",
        found: program.spec.target.key.joined(separator: ", ")
      )
    ]
  }

  // MARK: Words

  private func location(_ pointer: JSONPointer) -> Location {
    Location(specName, pointer: pointer.description)
  }

  private func place(of name: String) -> JSONPointer {
    if let index = program.spec.rules.firstIndex(where: { $0.id == name }) {
      return JSONPointer(["rules", String(index)])
    }
    if let index = program.spec.filters.firstIndex(where: { $0.id == name }) {
      return JSONPointer(["filters", String(index)])
    }
    return JSONPointer([])
  }

  private func share(_ count: Int) -> String { Self.share(count, of: records) }

  static func share(_ count: Int, of records: Int) -> String {
    "\(count) of \(records) records (\(percent(count, records)))"
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    "\((part * 100 + whole / 2) / Swift.max(whole, 1)) %"
  }
}
