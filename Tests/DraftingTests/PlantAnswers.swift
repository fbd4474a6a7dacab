import Records

/// Answers in wire form about the plant trays of the fixtures.
enum PlantAnswers {
  static let description = "Copy the plant name. Use 'fern' if the tray has no label."

  /// A good answer; `plant` is the source field of the second rule, `function` its step.
  static func wire(plant: String = "plant_name", function: String? = nil) -> JSON {
    let steps: JSON = function.map { [step($0)] } ?? []
    return answer(rules: [
      rule(
        "r1",
        "Tray_Id",
        field("tray_no", asText: true),
        onNull: "reject_record",
        ("A1", "number")
      ),
      rule(
        "r2",
        "Plant",
        field(plant, then: steps),
        onNull: "reject_record",
        ("S1", "Copy the plant name")
      ),
      rule(
        "r3",
        "Label",
        field("label", then: [step("default", ("value", "fern"))]),
        onNull: .null,
        ("S2", "Use 'fern' if the tray has no label")
      ),
    ])
  }

  static func answer(rules: [JSON]) -> JSON {
    [
      "operation": "upsert", "key": ["Tray_Id"],
      "defaults": [
        "on_error": "reject_record", "on_null": "omit", "write": .null, "time_zone": "UTC",
        "region": .null, "locale": .null,
      ],
      "assumptions": [["id": "A1", "text": "A tray is found again by its number."]],
      "value_maps": [], "lookups": [], "variables": [], "filters": [], "rules": .array(rules),
      "not_mapped": [], "questions": [], "tests": [],
    ]
  }

  static func rule(
    _ id: String,
    _ target: String,
    _ value: JSON,
    onNull: JSON,
    _ because: (String, String)
  ) -> JSON {
    [
      "id": .string(id), "target": .string(target), "value": value, "when": .null,
      "on_error": .null, "on_null": onNull, "write": .null,
      "because": [["s": .string(because.0), "quote": .string(because.1)]],
    ]
  }

  static func field(_ name: String, asText: Bool = false, then steps: JSON = []) -> JSON {
    [
      "kind": "field", "name": .string(name), "value": .null, "list": [],
      "as_text": .bool(asText), "of": [], "arms": [], "else": .null, "separator": .null,
      "nulls": .null, "test": .null, "then": steps,
    ]
  }

  static func step(_ function: String, _ argument: (String, JSON)? = nil) -> JSON {
    let arguments: JSON =
      argument.map { [["name": .string($0.0), "value": $0.1, "list": [], "var": .null]] } ?? []
    return ["fn": .string(function), "args": arguments, "each": false, "on_error": .null]
  }

  /// A repair of one operation, its value as JSON text.
  static func patch(_ op: String, _ path: String, _ value: JSON?) -> JSON {
    [
      "patch": [
        [
          "op": .string(op), "path": .string(path),
          "value": value.map { .string($0.text()) } ?? .null,
        ]
      ]
    ]
  }
}
