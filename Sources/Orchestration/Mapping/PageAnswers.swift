import MappingLanguage
import Records

/// What a page's mapping needs besides its records, asked for once.
struct PageAnswers: Sendable {
  var context: MappingContext
  /// What the destination holds, one for each record; empty where the mapping does not ask.
  var current: [CurrentRecord] = []
  /// What each record asked of look-ups; empty where the mapping has none.
  var asked: [[LookupRequest]] = []

  /// What the destination holds for one record.
  func current(of index: Int) -> CurrentRecord {
    current.indices.contains(index) ? current[index] : .unread
  }

  /// Everything that was answered for one record, as JSON; `nil` where nothing was asked.
  func stored(of index: Int) -> [UInt8]? {
    let present = current(of: index)
    let requests = asked.indices.contains(index) ? asked[index] : []
    guard present != .unread || !requests.isEmpty else { return nil }
    return RecordAnswers(
      current: present,
      lookups: requests.flatMap { request in
        request.keys.map { key in
          RecordAnswers.Answer(
            lookup: request.lookup.name,
            key: key,
            hits: context.lookups.hits(of: request.lookup.name, key) ?? []
          )
        }
      }
    ).stored
  }
}
