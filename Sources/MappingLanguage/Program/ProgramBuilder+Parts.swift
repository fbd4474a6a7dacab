import Diagnostics
import Records

extension ProgramBuilder {
  mutating func addVariables() {
    for (index, variable) in spec.variables.enumerated() {
      let pointer = SpecOwner.Kind.variable.list.appending(index)
      let scope = Scope(owner: variable.name, because: variable.because)
      let body: CompiledVariable.Body =
        switch variable.body {
        case .value(let value):
          .value(expression(value, at: pointer.appending("value"), in: scope))
        case .record(let record): .record(compiled(record, at: pointer, in: scope))
        }
      parts.variables.append(CompiledVariable(body: body))
      if variablePlaces.updateValue(index, forKey: variable.name) != nil {
        report(.M105, "the variable \"\(variable.name)\" is defined twice", at: pointer, in: scope)
      }
    }
  }

  private mutating func compiled(
    _ body: RecordBody,
    at pointer: JSONPointer,
    in outer: Scope
  ) -> CompiledRecord {
    let each = body.each.map { atom($0, at: pointer.appending("each"), in: outer) }
    var scope = outer
    scope.isInsideEach = each != nil
    if case .field(let name)? = body.each?.source { scope.list = name }
    let keep = body.keep.map { condition($0, at: pointer.appending("keep"), in: scope) }
    var compiledParts: [CompiledRecord.Part] = []
    for (index, part) in body.parts.enumerated() {
      let place = pointer.appending("parts").appending(index)
      compiledParts.append(
        CompiledRecord.Part(
          name: constant(part.to),
          title: part.to,
          expression: expression(part.value, at: place.appending("value"), in: scope),
          onNull: part.onNull
        )
      )
    }
    return CompiledRecord(each: each, keep: keep, parts: compiledParts)
  }

  mutating func addLookups() {
    for (index, lookup) in spec.lookups.enumerated() {
      let pointer = SpecOwner.Kind.lookup.list.appending(index)
      let scope = Scope(owner: lookup.name, because: [])
      if lookupPlaces[lookup.name] != index {
        report(.M105, "the look-up \"\(lookup.name)\" is defined twice", at: pointer)
      }
      if lookup.onNone == .create {
        report(
          .M505,
          "the look-up \"\(lookup.name)\" would create records",
          at: pointer,
          in: scope,
          hint: "Use \"on_none\": \"null\" or \"error\"."
        )
      }
      var matches: [CompiledLookup.Match] = []
      for (position, match) in lookup.match.enumerated() {
        let place = pointer.appending("match").appending(position).appending("equals")
        matches.append(
          CompiledLookup.Match(
            atom: atom(match.equals, at: place, in: scope),
            ignoresCase: match.caseInsensitive
          )
        )
      }
      parts.lookups.append(
        CompiledLookup(
          matches: matches,
          stage: 1,
          table: table(of: lookup, at: pointer, in: scope),
          returnsFound: lookup.returns == "found"
        )
      )
    }
  }

  /// What a table of the workspace answers; `nil` where a platform is asked.
  private mutating func table(
    of lookup: Lookup,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> [LookupKey: [LookupTable.Hit]]? {
    guard lookup.asksTable else { return nil }
    guard let table = try? resources.lookupTables[lookup.object]?.get() else {
      report(
        .M108,
        "the workspace has no table \"\(lookup.object)\"",
        at: pointer.appending("object"),
        in: scope
      )
      return [:]
    }
    guard let answers = table.answers(to: lookup) else {
      report(
        .M201,
        "the table \"\(lookup.object)\" lacks a column that the look-up names",
        at: pointer,
        in: scope
      )
      return [:]
    }
    return answers
  }

  mutating func addFilters() {
    for (index, filter) in spec.filters.enumerated() {
      let pointer = SpecOwner.Kind.filter.list.appending(index)
      let scope = Scope(
        owner: filter.id,
        because: filter.because,
        target: filter.target.flatMap { target[$0] }
      )
      if spec.filters[..<index].contains(where: { $0.id == filter.id }) {
        report(.M105, "the filter \"\(filter.id)\" is defined twice", at: pointer, in: scope)
      }
      parts.filters.append(
        CompiledFilter(
          condition: condition(filter.when, at: pointer.appending("when"), in: scope),
          stage: 0
        )
      )
    }
  }

  mutating func addRules() {
    if spec.target.operation == .update { parts.asksDestination = true }
    var targets: Set<String> = []
    var names: Set<String> = []
    for (index, rule) in spec.rules.enumerated() {
      let pointer = SpecOwner.Kind.rule.list.appending(index)
      let scope = Scope(owner: rule.id, because: rule.because)
      if !targets.insert(rule.target).inserted {
        let place = pointer.appending("target")
        report(.M205, "\"\(rule.target)\" has two rules", at: place, in: scope)
      }
      if !names.insert(rule.id).inserted {
        report(.M105, "the rule \"\(rule.id)\" is defined twice", at: pointer, in: scope)
      }
      add(rule, at: pointer, scope)
    }
    for (index, key) in spec.target.key.enumerated()
    where !spec.rules.contains(where: { $0.target == key }) {
      report(
        .M206,
        "the key field \"\(key)\" has no rule",
        at: JSONPointer(["target", "key", String(index)]),
        hint: "Write a rule for it."
      )
    }
  }

  private mutating func add(_ rule: Rule, at pointer: JSONPointer, _ outer: Scope) {
    var scope = outer
    let place = pointer.appending("target")
    guard let field = target[rule.target] else {
      report(
        .M202,
        "there is no target field \"\(rule.target)\"",
        at: place,
        in: scope,
        hint: NearestNames.hint(for: rule.target, in: target.fields.map(\.name))
      )
      return
    }
    scope.target = field
    let check = TargetCheck(
      field,
      in: target,
      operation: spec.target.operation,
      zone: parts.zone
    )
    var name = [UInt8(ascii: ",")]
    JSON.writeString(rule.target.utf8, into: &name)
    parts.rules.append(
      CompiledRule(
        expression: expression(rule.value, at: pointer.appending("value"), in: scope),
        condition: rule.when.map { condition($0, at: pointer.appending("when"), in: scope) },
        onError: rule.onError ?? spec.defaults.onError,
        onNull: rule.onNull ?? spec.defaults.onNull,
        onlyIfEmpty: spec.fillsOnly(rule) ? current(rule.target, at: place, in: scope) : nil,
        name: constant(.scalar(.text(name + [UInt8(ascii: ":")]))),
        textBytesMax: check.textBytesMax,
        keyPlace: spec.target.key.firstIndex(of: rule.target),
        isRequired: check.isRequired
      )
    )
    parts.checks.append(check)
  }
}
