import Records

@testable import MappingLanguage

/// Records that no platform would send, and those that all do.
enum RandomRecord {
  /// `likely` are inputs that suit the steps of a spec, by field.
  static func record(
    of catalog: Catalog,
    _ dice: inout Dice,
    likely: [String: [JSON]]
  ) -> JSON {
    var members: [JSONObject.Member] = []
    for field in catalog.fields where !field.name.contains(".") && !dice.chance(6) {
      let inputs = field.options.isEmpty ? likely[field.name] ?? [] : []
      let isLikely = !inputs.isEmpty && !dice.chance(3)
      members.append(
        JSONObject.Member(
          field.name,
          isLikely ? dice.pick(inputs) : value(of: field.type, &dice)
        )
      )
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
    case .record: return home(&dice)
    case .email: return dice.pick(["ada@example.com", "Ada@Example.COM", "ada", "a@b.example"])
    case .json: return dice.pick([["a": [1, nil, "x"]], "plain", [1, 2], .number("5.00")])
    default:
      return dice.pick([
        "Ada", " Ada Lovelace ", "é", "Zoë 3", "12", "new", "$1,200.50", "a;b, c", "2026-05-01",
        "xxxxxxxxxxxxxxxxxxxx", 42, "Straße", "\u{A0}",
      ])
    }
  }

  private static func home(_ dice: inout Dice) -> JSON {
    members(&dice) { dice in
      [
        ("city", dice.pick(["Ulm", "Kiel", "Łódź", "Llanfairpwllgwyngyll", "", nil, 7])),
        ("since", dice.pick(["2026-01-31", "2024-02-29", "2025-05-05", "soon", nil])),
        ("pay", dice.pick([5, .number("2.50"), 2_000_000, "5", true])),
        ("words", dice.pick([["a", "b"], [], ["a", 1], "a"])),
        ("more", dice.pick([["x": [1]], nil, "y"])),
      ]
    }
  }

  private static func item(_ dice: inout Dice) -> JSON {
    if dice.chance(12) { return dice.pick([nil, "x", []]) }
    return members(&dice) { dice in
      [
        ("sku", dice.pick(["A1", "B", "A1", "C33", "é1", " b2 ", "D444", nil, 5])),
        ("qty", dice.pick([1, 2, 3, 4, "3", nil, .number("2.0"), .number("2.5"), 12])),
        ("tags", value(of: .optionSet, &dice)),
        ("stage", value(of: .option, &dice)),
        ("mail", value(of: .email, &dice)),
        ("price", dice.pick([.number("1.5"), .number("20.5"), 7, .number("2.25"), "3.5", 1000])),
        ("from", dice.pick([home(&dice), home(&dice), "x", []])),
      ]
    }
  }

  /// Some of the members.
  private static func members(
    _ dice: inout Dice,
    _ make: (inout Dice) -> [(name: String, value: JSON)]
  ) -> JSON {
    let all = make(&dice)
    // Mostly a few: what has many parts has one that is wrong.
    let share = dice.below(3) + 1
    return .object(
      JSONObject(
        all.filter {
          $0.name == "sku" || $0.name == "since" ? !dice.chance(5) : dice.below(4) < share
        }
        .map { JSONObject.Member($0.name, $0.value) }
      )
    )
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
