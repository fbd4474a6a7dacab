import Records

/// What a reader made of a record, written out: non-copyable things stay inside.
struct RecordReading: Equatable {
  var kinds: [Value.Kind]
  var texts: [String]

  init(_ json: String, _ paths: [String]) throws(JSONFault) {
    var session = RecordSession(paths)
    self = try session.read(json)
  }

  fileprivate init(_ fields: [Value], in arena: borrowing Arena) {
    kinds = fields.map(\.kind)
    texts = []
    for field in fields {
      switch field.kind {
      case .text, .number, .json: texts.append(arena.string(field))
      case .boolean: texts.append(field.asBoolean ? "true" : "false")
      case .null, .integer, .decimal, .date, .instant, .list, .record: texts.append("")
      }
    }
  }
}

/// One reader and one arena, used for record after record.
struct RecordSession: ~Copyable {
  private var reader: RecordReader
  private var arena = Arena()
  private(set) var fields: [Value] = []

  init(_ paths: [String]) {
    reader = RecordReader(paths: paths.compactMap(FieldPath.init(parsing:)))
  }

  mutating func read(_ json: String) throws(JSONFault) -> RecordReading {
    let mark = arena.mark
    try reader.read(Array(json.utf8).span, into: &fields, arena: &arena)
    let reading = RecordReading(fields, in: arena)
    arena.reset(to: mark)
    return reading
  }

  var arenaBytes: Int { arena.position }
}
