package import Records

extension MappingWorker {
  /// What a look-up gives for the record at hand, by the answers of the context.
  func lookup(_ place: Int) throws(EvaluationFault) -> Value {
    let name = program.spec.lookups[place].name
    switch lookups[place] {
    case .ready(let value):
      trace?.read(.lookup, name, value, arena)
      return value
    case .failed(let fault): throw fault
    case .pending: break
    }
    do throws(EvaluationFault) {
      let value = try answer(place)
      lookups[place] = .ready(value)
      trace?.read(.lookup, name, value, arena)
      return value
    } catch {
      lookups[place] = .failed(error)
      throw error
    }
  }

  private func answer(_ place: Int) throws(EvaluationFault) -> Value {
    let lookup = program.spec.lookups[place]
    let compiled = parts.lookups[place]
    guard let key = try key(of: place) else {
      return compiled.returnsFound ? .boolean(false) : .null
    }
    guard let hits = context.lookups.hits(of: lookup.name, key) else {
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
    case .firstByID: return typed((hits.min { $0.id < $1.id } ?? first).value)
    case .error:
      throw EvaluationFault(
        fault: FunctionFault(
          .lookupMany,
          "The look-up \(lookup.name) found \(hits.count) records."
        )
      )
    }
  }

  /// JSON's own type: text, a whole number or a decimal, true or false.
  private func typed(_ json: JSON) -> Value {
    if let scalar = ScalarConstant(json) { return written(scalar.make(in: &arena)) }
    return RawJSON.raw(json, &arena)
  }

  /// What the record asks; `nil` where a part of the key is null.
  private func key(of place: Int) throws(EvaluationFault) -> LookupKey? {
    var texts: [String] = []
    for match in parts.lookups[place].matches {
      let text = PlainText.of(try value(ofAtom: match.atom), &arena)
      guard !text.isNull else { return nil }
      texts.append(arena.string(text))
    }
    return program.spec.lookups[place].key(of: texts)
  }

  /// What a batch of records asks of the look-ups of one stage, 1 to the number of stages; the
  /// answers of all stages before must be in the context.
  ///
  /// Each look-up's keys are distinct and in the order they came up. Records that a filter ends
  /// before the stage is needed ask nothing, nor do records that are not JSON.
  package func lookupRequests(
    stage: Int,
    of records: [SourceRecord],
    _ context: MappingContext,
    current: [CurrentRecord] = []
  ) -> [LookupRequest] {
    let places = parts.lookups.indices.filter { parts.lookups[$0].stage == stage }
    guard !places.isEmpty else { return [] }
    let counted = counters
    defer { counters = counted }
    var requests = places.map { LookupRequest(lookup: program.spec.lookups[$0], keys: []) }
    var seen = places.map { _ in Set<LookupKey>() }
    for (index, record) in records.enumerated() {
      let now = current.indices.contains(index) ? current[index] : .unread
      guard (try? begin(record, context, now)) != nil,
        runFilters(neededBefore: stage) == nil
      else { continue }
      for (number, place) in places.enumerated() {
        // A key that cannot be computed is an error of the rule that needs the look-up.
        guard let key = try? key(of: place), seen[number].insert(key).inserted else { continue }
        requests[number].keys.append(key)
      }
    }
    return requests
  }
}
