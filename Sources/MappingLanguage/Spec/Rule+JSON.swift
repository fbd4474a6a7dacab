package import Records

extension Rule {
  package var json: JSON {
    .members([
      "id": .string(id),
      "target": .string(target),
      "value": value.json,
      "when": when?.json,
      "on_error": onError.map { .string($0.rawValue) },
      "on_null": onNull.map { .string($0.rawValue) },
      "write": write.map { .string($0.rawValue) },
      "because": .array(because.map(\.json)),
    ])
  }
}

extension Variable {
  package var json: JSON {
    let reasons: JSON? = because.isEmpty ? nil : .array(because.map(\.json))
    switch body {
    case .value(let value):
      return .members(["name": .string(name), "value": value.json, "because": reasons])
    case .record(let record):
      return .members([
        "name": .string(name),
        "each": record.each?.json,
        "keep": record.keep?.json,
        "parts": .array(record.parts.map(\.json)),
        "because": reasons,
      ])
    }
  }
}

extension RecordBody.Part {
  package var json: JSON {
    .members([
      "to": .string(to),
      "value": value.json,
      "on_null": onNull == .omit ? nil : .string(onNull.rawValue),
    ])
  }
}

extension Filter {
  package var json: JSON {
    .members([
      "id": .string(id),
      "when": when.json,
      "action": .string(action.rawValue),
      "target": target.map { .string($0) },
      "ask": ask.map { ["text": .string($0.text), "options": .strings($0.options)] },
      "because": .array(because.map(\.json)),
    ])
  }
}

extension ValueMap {
  package var json: JSON {
    .members([
      "name": .string(name),
      "case_insensitive": caseInsensitive ? true : nil,
      "entries": .array(entries.map { ["from": $0.from, "to": $0.to] }),
    ])
  }
}

extension Lookup {
  package var json: JSON {
    [
      "name": .string(name),
      "system": .string(system),
      "object": .string(object),
      "match": .array(match.map(\.json)),
      "return": .string(returns),
      "on_none": .string(onNone.rawValue),
      "on_many": .string(onMany.rawValue),
    ]
  }
}

extension Lookup.Match {
  package var json: JSON {
    .members([
      "field": .string(field),
      "equals": equals.json,
      "case_insensitive": caseInsensitive ? true : nil,
    ])
  }
}
