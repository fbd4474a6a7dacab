import Records

@testable import MappingLanguage

/// Records that no platform would send, and those that all do.
enum RandomRecord {
  static func record(of catalog: Catalog, _ dice: inout Dice) -> JSON {
    var members: [JSONObject.Member] = []
    for field in catalog.fields where !field.name.contains(".") && !dice.chance(6) {
      members.append(JSONObject.Member(field.name, value(of: field.type, &dice)))
    }
    return .object(JSONObject(members))
  }

  static func value(of type: FieldType, _ dice: inout Dice) -> JSON {
    if dice.chance(14) { return dice.pick([.null, "", " ", true, 7, [], [[]], ["a": 1]]) }
    switch type {
    case .int: return dice.pick([0, 3, -7, "12", " 5 ", "3.0", "3.5", 99_999_999, "1e2"])
    case .dec:
      return dice.pick([.number("1.5"), .number("1234567.891"), "2.50", "-0.005", 7, "1,5"])
    case .bool: return dice.pick([true, false, "TRUE", "false", "yes"])
    case .date: return dice.pick(["2026-01-31", "2024-02-29", "9999-12-31", "31.01.2026", "soon"])
    case .datetime:
      return dice.pick([
        "2026-01-15T23:30:00Z", "2026-03-29T01:30:00.250+01:00", "2026-01-15 08:30", "x",
      ])
    case .optionSet:
      return dice.pick([
        "new;hot", "hot", ["new", "new", "x"], ["warm", nil], ";", "x;hot;3", ["12", "Ada", "new"],
      ])
    case .option: return dice.pick(["new", "HOT", "cold", "warm"])
    case .list:
      return .array((0..<dice.below(4)).map { _ in item(&dice) })
    case .email: return dice.pick(["ada@example.com", "Ada@Example.COM", "ada", "a@b.example"])
    case .json: return dice.pick([["a": [1, nil, "x"]], "plain", [1, 2], .number("5.00")])
    default:
      return dice.pick([
        "Ada", " Ada Lovelace ", "é", "Zoë 3", "12", "new", "$1,200.50", "a;b, c", "2026-05-01",
        "xxxxxxxxxxxxxxxxxxxx", 42, "Straße", "\u{A0}",
      ])
    }
  }

  private static func item(_ dice: inout Dice) -> JSON {
    var members: [JSONObject.Member] = []
    if !dice.chance(4) {
      members.append(JSONObject.Member("sku", dice.pick(["A1", " b2 ", "", nil, 5, ["x"]])))
    }
    if !dice.chance(4) {
      members.append(JSONObject.Member("qty", dice.pick([1, 2, "3", "many", nil, .number("2.0")])))
    }
    if !dice.chance(3) {
      members.append(JSONObject.Member("tags", value(of: .optionSet, &dice)))
    }
    return dice.chance(12) ? dice.pick([nil, "x", []]) : .object(JSONObject(members))
  }
}

/// SplitMix64: the same specs and records for the same seed, for ever.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// One time in so many.
  mutating func chance(_ times: Int) -> Bool { below(times) == 0 }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
