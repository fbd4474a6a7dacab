import MappingLanguage
package import Records

/// Changes JSON documents as trees, so that most of what comes out still means something.
///
/// Every change is a JSON Patch of one operation on places that exist: the same code that mends
/// specs. The same seed changes the same document in the same way.
package struct TreeMutation {
  package var random: SeededRandom
  private let words: [String]

  package init(seed: UInt64, words: [String] = []) {
    random = SeededRandom(seed: seed)
    self.words = words
  }

  /// One to four changes.
  package mutating func mutated(_ json: JSON) -> JSON {
    var json = json
    for _ in 0...random.below(4) { json = changed(json, donor: json) }
    return json
  }

  /// A part of `donor` put somewhere into the document.
  package mutating func crossed(_ json: JSON, with donor: JSON) -> JSON {
    let part = value(in: donor)
    return applied(.replace, to: json, at: place(in: json), value: part)
  }

  private mutating func changed(_ json: JSON, donor: JSON) -> JSON {
    let place = place(in: json)
    switch random.below(8) {
    case 0: return applied(.remove, to: json, at: place)
    case 1: return applied(.replace, to: json, at: place, value: value(in: donor))
    case 2: return applied(.add, to: json, at: newPlace(beside: place), value: value(in: donor))
    case 3: return applied(.add, to: json, at: newPlace(beside: place), value: scalar())
    case 4: return applied(.move, to: json, at: newPlace(beside: place), from: self.place(in: json))
    case 5: return applied(.replace, to: json, at: place, value: bent(json[place] ?? .null))
    default: return applied(.replace, to: json, at: place, value: scalar())
    }
  }

  private func applied(
    _ action: JSONPatch.Action,
    to json: JSON,
    at place: JSONPointer,
    from: JSONPointer? = nil,
    value: JSON? = nil
  ) -> JSON {
    let patch = JSONPatch([JSONPatch.Operation(action, place, from: from, value: value)])
    return (try? patch.applied(to: json, source: "mutation")) ?? json
  }

  // MARK: Places

  private mutating func place(in json: JSON) -> JSONPointer {
    var places: [JSONPointer] = []
    Self.visit(json, JSONPointer(), &places)
    return random.pick(places)
  }

  private mutating func value(in json: JSON) -> JSON { json[place(in: json)] ?? .null }

  private static func visit(_ json: JSON, _ pointer: JSONPointer, _ places: inout [JSONPointer]) {
    places.append(pointer)
    switch json {
    case .null, .bool, .number, .string: break
    case .array(let items):
      for (index, item) in items.enumerated() { visit(item, pointer.appending(index), &places) }
    case .object(let object):
      for member in object.members { visit(member.value, pointer.appending(member.name), &places) }
    }
  }

  /// The same place with another last name: one of the words, or the end of a list.
  private mutating func newPlace(beside place: JSONPointer) -> JSONPointer {
    var tokens = place.tokens
    guard let last = tokens.popLast() else { return place }
    switch random.below(3) {
    case 0: tokens.append(last)
    case 1: tokens.append("-")
    default: tokens.append(word())
    }
    return JSONPointer(tokens)
  }

  // MARK: Values

  private mutating func word() -> String { words.isEmpty ? "a" : random.pick(words) }

  private mutating func scalar() -> JSON {
    random.chance(2) ? .string(word()) : random.pick(Self.oddities)
  }

  /// A text or a number with one character changed, doubled or left out; anything else as it is.
  private mutating func bent(_ json: JSON) -> JSON {
    switch json {
    case .string(let text): return .string(bent(text, Self.letters))
    case .number(let text):
      let number = JSON.number(bent(text, Self.digits))
      return (try? JSON(parsing: number.bytes())) == number ? number : json
    case .null, .bool, .array, .object: return json
    }
  }

  private mutating func bent(_ text: String, _ alphabet: [Unicode.Scalar]) -> String {
    var scalars = Array(text.unicodeScalars)
    let index = random.below(scalars.count + 1)
    switch random.below(3) {
    case 0: scalars.insert(random.pick(alphabet), at: index)
    case 1: if index < scalars.count { scalars[index] = random.pick(alphabet) }
    default: if index < scalars.count { scalars.remove(at: index) }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let digits = Array("0123456789-+.eE".unicodeScalars)
  private static let letters = Array(
    "aZ09 .,:;/\\|-+_%$^*?()[]{}<>&#@=~\"'\n\t\u{0}\u{301}\u{200D}\u{FEFF}ßéİ€\u{1F600}"
      .unicodeScalars
  )

  private static let oddities: [JSON] = [
    nil, true, false, 0, 1, -1, 128, 1000, .number("9223372036854775807"), .number("-0.0"),
    .number("1e400"), .number("99999999999999999999999999999999999999"), .number("0.1"), "", " ",
    "0", "x", "\u{0}", "é", "e\u{301}", "2026-02-29", "9999-12-31T23:59:59.999999999Z", [], [:],
    [[]], [nil],
  ]
}

/// SplitMix64: the same numbers for the same seed, for ever.
package struct SeededRandom {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// 0 to `limit` - 1; a limit is at least 1.
  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// Once in so many times.
  package mutating func chance(_ times: Int) -> Bool { below(times) == 0 }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
