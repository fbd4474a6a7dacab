import MappingLanguage
import Records

/// What was answered for one record: with the record itself, all that its mapping depends on.
struct RecordAnswers: Hashable, Sendable {
  struct Answer: Hashable, Sendable {
    var lookup: String
    var key: LookupKey
    var hits: [LookupTable.Hit]
  }

  var current: CurrentRecord
  var lookups: [Answer]

  init(current: CurrentRecord = .unread, lookups: [Answer] = []) {
    self.current = current
    self.lookups = lookups
  }

  /// The stored form: `current` is absent where nobody asked, null where there was no record.
  var json: JSON {
    var members: [JSONObject.Member] = []
    switch current {
    case .unread: break
    case .new: members.append(JSONObject.Member("current", .null))
    case .existing(let bytes):
      members.append(JSONObject.Member("current", (try? JSON(parsing: bytes)) ?? .null))
    }
    let answers = lookups.map { answer -> JSON in
      [
        "lookup": .string(answer.lookup), "key": .strings(answer.key.texts),
        "hits": .array(answer.hits.map { ["id": .string($0.id), "value": $0.value] }),
      ]
    }
    if !answers.isEmpty { members.append(JSONObject.Member("lookups", .array(answers))) }
    return .object(JSONObject(members))
  }

  /// Reads the stored form; nothing where there is none.
  init(stored bytes: [UInt8]?) {
    self.init()
    guard let bytes, let json = try? JSON(parsing: bytes) else { return }
    switch json["current"] {
    case nil: break
    case .null: current = .new
    case let held?: current = .existing(held.bytes())
    }
    lookups = (json["lookups"]?.array ?? []).map { answer in
      Answer(
        lookup: answer["lookup"]?.string ?? "",
        key: LookupKey((answer["key"]?.array ?? []).compactMap(\.string)),
        hits: (answer["hits"]?.array ?? []).map {
          LookupTable.Hit(id: $0["id"]?.string ?? "", value: $0["value"] ?? .null)
        }
      )
    }
  }

  /// The context the record was mapped in.
  func context(_ run: RunConstants) -> MappingContext {
    var context = MappingContext(run: run)
    for answer in lookups {
      context.lookups.answer(answer.lookup, answer.key, with: answer.hits)
    }
    return context
  }
}
