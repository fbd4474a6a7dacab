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
  var stored: [UInt8] {
    var body = JSONObjectWriter()
    switch current {
    case .unread: break
    case .new: body.json("current", .null)
    case .existing(let bytes): body.json("current", written: bytes)
    }
    if !lookups.isEmpty {
      body.objects("lookups", lookups) { answer, body in
        body.string("lookup", answer.lookup)
        body.strings("key", answer.key.texts)
        body.objects("hits", answer.hits) { hit, body in
          body.string("id", hit.id)
          body.json("value", hit.value)
        }
      }
    }
    return body.closed
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
