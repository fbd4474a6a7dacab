package import Records

extension RecordTrace {
  /// The trace as scripts and pages read it.
  package var json: JSON {
    ["outcome": outcome.json, "entries": .array(entries.map(\.json))]
  }
}

extension RecordTrace.Entry {
  var json: JSON {
    .members([
      "kind": .string(kind.rawValue),
      "id": .string(id),
      "target": target.map { .string($0) },
      "read": .array(read.map(\.json)),
      "result": result.json,
      "because": .array(because.map(\.traceJSON)),
    ])
  }
}

extension RecordTrace.Reading {
  var json: JSON {
    .members([
      "side": .string(side.rawValue),
      "name": .string(name),
      "raw": raw.map { text in (try? JSON(parsing: text)) ?? .string(text) } ?? .null,
    ])
  }
}

extension RecordTrace.Result {
  var json: JSON {
    switch self {
    case .value(let value): ["value": value]
    case .wroteNull: ["value": nil]
    case .hit: ["hit": true]
    case .passed: ["hit": false]
    case .leftOut(let reason): ["left_out": .string(reason.rawValue)]
    case .failed(let rejection): ["failed": rejection.json]
    }
  }
}

extension RecordOutcome {
  /// The outcome as scripts and pages read it; a mapped record stands under `record`.
  package var json: JSON {
    switch self {
    case .emitted(let mapped):
      [
        "outcome": "emit", "id": .string(mapped.id), "key": .string(mapped.key),
        "record": (try? JSON(parsing: mapped.json)) ?? .null,
      ]
    case .dropped(let filter): ["outcome": "drop_record", "by": .string(filter)]
    case .held(let held):
      .members([
        "outcome": "hold_record",
        "by": .string(held.by),
        "target": held.target.map { .string($0) },
        "ask": held.ask.map { ["text": .string($0.text), "options": .strings($0.options)] },
        "failure": held.failure?.json,
      ])
    case .rejected(let rejection): ["outcome": "reject_record", "rejection": rejection.json]
    case .runFailed(let rejection): ["outcome": "fail_run", "rejection": rejection.json]
    }
  }
}
