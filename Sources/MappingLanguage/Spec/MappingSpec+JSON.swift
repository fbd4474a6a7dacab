package import Records

extension MappingSpec {
  /// The canonical form: what reading it gives is equal, and its canonical bytes are the same.
  package var json: JSON {
    .members([
      "mapping": .integer(Self.languageVersion),
      "id": .string(id),
      "description": .array(description.map(\.json)),
      "source": source.json,
      "target": target.json,
      "defaults": defaults.json,
      "assumptions": Self.list(assumptions.map(\.json)),
      "questions": Self.list(questions.map(\.json)),
      "value_maps": Self.list(valueMaps.map(\.json)),
      "lookups": Self.list(lookups.map(\.json)),
      "variables": Self.list(variables.map(\.json)),
      "filters": Self.list(filters.map(\.json)),
      "rules": .array(rules.map(\.json)),
      "not_mapped": Self.list(notMapped.map(\.json)),
      "tests": Self.list(tests.map(\.json)),
    ])
  }

  /// What is stored, hashed and shown as a file: sorted keys, two spaces, a final line end.
  package var canonicalBytes: [UInt8] { json.bytes(.canonical) }

  /// An empty list is left out.
  private static func list(_ items: [JSON]) -> JSON? { items.isEmpty ? nil : .array(items) }
}

extension Sentence {
  package var json: JSON { ["id": .string(id), "text": .string(text)] }
}

extension SourceEnd {
  package var json: JSON {
    .members([
      "system": .string(system),
      "object": .string(object),
      "schema_hash": schemaHash.map { .string($0) },
      "read": read.json,
    ])
  }
}

extension ReadRules {
  /// `nil` where nothing differs from the usual.
  var json: JSON? {
    let usual = ReadRules()
    guard self != usual else { return nil }
    return .members([
      "trim": trim == usual.trim ? nil : .bool(trim),
      "blank_as_null": blankAsNull == usual.blankAsNull ? nil : .bool(blankAsNull),
    ])
  }
}

extension TargetEnd {
  package var json: JSON {
    .members([
      "system": .string(system),
      "object": .string(object),
      "schema_hash": schemaHash.map { .string($0) },
      "operation": .string(operation.rawValue),
      "key": .strings(key),
    ])
  }
}

extension RuleDefaults {
  package var json: JSON {
    .members([
      "on_error": .string(onError.rawValue),
      "on_null": .string(onNull.rawValue),
      "write": write.map { .string($0.rawValue) },
      "time_zone": timeZone.map { .string($0) },
      "region": region.map { .string($0) },
      "locale": locale.map { .string($0) },
    ])
  }
}

extension Because {
  package var json: JSON { ["s": .string(sentence), "quote": .string(quote)] }
}

extension Question {
  package var json: JSON {
    [
      "because": .array(because.map(\.json)),
      "text": .string(text),
      "options": .strings(options),
    ]
  }
}

extension NotMapped {
  package var json: JSON {
    .members([
      "field": field.map { .string($0) },
      "because": .array(because.map(\.json)),
      "reason": .string(reason),
    ])
  }
}

extension SpecTest {
  package var json: JSON {
    .members([
      "name": .string(name),
      "input": input,
      "current": current,
      "lookups": lookups,
      "expect": expect.json,
    ])
  }
}

extension SpecTest.Expectation {
  package var json: JSON {
    .members([
      "outcome": .string(outcome.rawValue),
      "by": by.map { .string($0) },
      "code": code.map { .string($0) },
      "record": record,
      "left_out": leftOut.isEmpty ? nil : .strings(leftOut),
      "erased": erased.isEmpty ? nil : .strings(erased),
    ])
  }
}
