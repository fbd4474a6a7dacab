import Records

extension RecordEngine {
  /// What a look-up gives for the record at hand, by the answers of the context.
  mutating func lookup(_ place: Int) throws(EvaluationFault) -> Value {
    arena.remarks.formUnion(lookupRemarks[place])
    if let known = try lookups.known(place) {
      note(known, of: place)
      return known
    }
    let before = arena.remarks
    arena.remarks = []
    defer {
      lookupRemarks[place] = arena.remarks
      arena.remarks.formUnion(before)
    }
    do throws(EvaluationFault) {
      let value = try answer(place)
      lookups.keep(value, place)
      note(value, of: place)
      return value
    } catch {
      lookups.keep(error, place)
      throw error
    }
  }

  private mutating func note(_ value: Value, of place: Int) {
    guard trace != nil else { return }
    trace?.read(.lookup, program.spec.lookups[place].name, value, arena)
  }

  private mutating func answer(_ place: Int) throws(EvaluationFault) -> Value {
    let lookup = program.spec.lookups[place]
    let compiled = parts.lookups[place]
    guard let key = try key(of: place) else {
      return compiled.returnsFound ? .boolean(false) : .null
    }
    guard let hits = hits(of: lookup, compiled, key) else {
      throw EvaluationFault(
        fault: FunctionFault(.lookupNone, "The look-up \(lookup.name) was not answered.")
      )
    }
    if compiled.returnsFound { return .boolean(!hits.isEmpty) }
    guard let first = hits.first else {
      switch lookup.onNone {
      case .null, .create, .no: return .null
      case .error:
        throw EvaluationFault(
          fault: FunctionFault(.lookupNone, "The look-up \(lookup.name) found nothing.")
        )
      }
    }
    guard hits.count > 1 else { return typed(first.value) }
    switch lookup.onMany {
    case .null, .yes: return .null
    case .firstByID:
      // Rows of a table have no identifiers, and stand in the order of the file.
      let lowest = lookup.asksTable ? first : hits.min { $0.id < $1.id } ?? first
      return typed(lowest.value)
    case .error:
      throw EvaluationFault(
        fault: FunctionFault(
          .lookupMany,
          "The look-up \(lookup.name) found \(hits.count) records."
        )
      )
    }
  }

  /// A table of the workspace answers by itself, unless a test says what it would.
  private func hits(
    of lookup: Lookup,
    _ compiled: CompiledLookup,
    _ key: LookupKey
  ) -> [LookupTable.Hit]? {
    if let table = compiled.table, !context.lookups.knows(lookup.name) { return table[key] ?? [] }
    return context.lookups.hits(of: lookup.name, key)
  }

  /// JSON's own type: text, a whole number or a decimal, true or false.
  private mutating func typed(_ json: JSON) -> Value {
    if let scalar = ScalarConstant(json) {
      let made = scalar.make(in: &arena)
      return Self.written(made, in: arena)
    }
    return RawJSON.raw(json, &arena)
  }

  /// What the record asks; `nil` where a part of the key is null.
  private mutating func key(of place: Int) throws(EvaluationFault) -> LookupKey? {
    var texts: [String] = []
    let lookup = program.spec.lookups[place]
    for match in parts.lookups[place].matches {
      let value = try value(ofAtom: match.atom)
      let text = PlainText.of(lookup.asksTable ? value.normalizedDecimal : value, &arena)
      guard !text.isNull else { return nil }
      texts.append(arena.string(text))
    }
    return lookup.key(of: texts)
  }

  /// Adds what the record at hand asks; nothing where a filter ends it before.
  mutating func ask(_ questions: inout LookupQuestions) {
    let counted = counters
    defer { counters = counted }
    guard runFilters(neededBefore: questions.stage) == nil else { return }
    for (index, place) in questions.places.enumerated() {
      // A key that cannot be computed is an error of the rule that needs the look-up.
      guard let key = try? key(of: place) else { continue }
      questions.add(key, to: index)
    }
  }
}
