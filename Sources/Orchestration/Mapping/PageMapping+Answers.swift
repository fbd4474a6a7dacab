import MappingLanguage
import Platforms
import Records

extension PageMapping {
  /// Asks everything a page's mapping needs: what the destination holds, then look-ups stage by
  /// stage.
  ///
  /// Only distinct keys are asked, each once and with as few requests as its platform allows.
  func answers(
    for records: [SourceRecord],
    run: RunConstants,
    at destination: ConnectionSession
  ) async throws(LookupFault) -> PageAnswers {
    var answers = PageAnswers(context: MappingContext(run: run))
    if let keys {
      _ = try await resolve(keys.program, records, &answers.context, current: [])
      let found = await keys.keys(of: records, answers.context)
      answers.current = try await current(found, at: destination)
    }
    answers.asked = try await resolve(
      program,
      records,
      &answers.context,
      current: answers.current
    )
    return answers
  }

  /// What one record's mapping needs, once something else was read at the destination.
  ///
  /// Look-ups keep their answers, so that the record keeps its key; only what was not asked before
  /// is asked.
  func answers(
    for record: SourceRecord,
    keeping known: RecordAnswers,
    run: RunConstants
  ) async throws(LookupFault) -> PageAnswers {
    var answers = PageAnswers(context: known.context(run), current: [known.current])
    answers.asked = try await resolve(
      program,
      [record],
      &answers.context,
      current: answers.current
    )
    return answers
  }

  /// What the destination holds, by the keys of records; nothing where a record has no key.
  func current(
    _ keys: [String?],
    at destination: ConnectionSession
  ) async throws(LookupFault) -> [CurrentRecord] {
    var seen: Set<String> = []
    let distinct = keys.compactMap { $0 }.filter { seen.insert($0.lowercased()).inserted }
    guard !distinct.isEmpty, let keyField = spec.target.key.first else {
      return keys.map { _ in .new }
    }
    let page = try await fetch(
      .matching(
        object: spec.target.object,
        field: keyField,
        values: distinct,
        returning: program.currentFields
      ),
      from: destination
    )
    var held: [String: [UInt8]] = [:]
    for record in page.records {
      guard let json = try? JSON(parsing: record.json),
        let key = json[keyField]?.scalarText
      else { continue }
      held[key.lowercased()] = record.json
    }
    return keys.map { key in
      key.flatMap { held[$0.lowercased()] }.map { .existing($0) } ?? .new
    }
  }

  private func resolve(
    _ program: MappingProgram,
    _ records: [SourceRecord],
    _ context: inout MappingContext,
    current: [CurrentRecord]
  ) async throws(LookupFault) -> [[LookupRequest]] {
    var asked: [[LookupRequest]] = []
    for stage in program.lookupStages.indices {
      let requests = await Self.requests(program, stage + 1, records, context, current)
      for request in Self.distinct(requests) { try await answer(request, &context) }
      asked = asked.isEmpty ? requests : zip(asked, requests).map(+)
    }
    return asked
  }

  /// Each look-up once, with the distinct keys that all records ask of it.
  private static func distinct(_ requests: [[LookupRequest]]) -> [LookupRequest] {
    var merged: [LookupRequest] = []
    var places: [String: Int] = [:]
    var seen: [String: Set<LookupKey>] = [:]
    for request in requests.joined() {
      let name = request.lookup.name
      let place = places[name] ?? merged.count
      if place == merged.count {
        places[name] = place
        merged.append(LookupRequest(lookup: request.lookup, keys: []))
      }
      for key in request.keys where seen[name, default: []].insert(key).inserted {
        merged[place].keys.append(key)
      }
    }
    return merged
  }

  @concurrent
  private static func requests(
    _ program: MappingProgram,
    _ stage: Int,
    _ records: [SourceRecord],
    _ context: MappingContext,
    _ current: [CurrentRecord]
  ) async -> [[LookupRequest]] {
    let worker = MappingWorker(program)
    return records.enumerated().map { index, record in
      worker.lookupRequests(
        stage: stage,
        of: [record],
        context,
        current: current.indices.contains(index) ? [current[index]] : []
      )
    }
  }

  private func answer(
    _ request: LookupRequest,
    _ context: inout MappingContext
  ) async throws(LookupFault) {
    let lookup = request.lookup
    let keys = request.keys.filter { context.lookups.hits(of: lookup.name, $0) == nil }
    guard !keys.isEmpty, let session = session(of: lookup), let match = lookup.match.first
    else { return }
    var seen: Set<String> = []
    let page = try await fetch(
      .matching(
        object: lookup.object,
        field: match.field,
        values: keys.compactMap(\.texts.first).filter { seen.insert($0).inserted },
        returning: lookup.askedFields
      ),
      from: session
    )
    var hits: [LookupKey: [LookupTable.Hit]] = [:]
    for record in page.records {
      guard let answer = lookup.answer(of: record) else { continue }
      hits[answer.key, default: []].append(answer.hit)
    }
    for key in keys {
      context.lookups.answer(lookup.name, key, with: (hits[key] ?? []).sorted { $0.id < $1.id })
    }
  }

  private func fetch(
    _ request: PageRequest,
    from session: ConnectionSession
  ) async throws(LookupFault) -> FetchedPage {
    do throws(PlatformFault) {
      return try await session.adapter.fetchRecords(request, through: session.gate)
    } catch {
      throw LookupFault(fault: error, session: session)
    }
  }
}
