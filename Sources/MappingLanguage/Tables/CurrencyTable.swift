/// The currencies of ISO 4217, found by code, name and sign.
struct CurrencyTable: DataTableContent {
  private let codes: [[UInt8]]
  private let names: NameTable
  private let signs: [[UInt8]: Int]
  /// The currencies that have a sign, shared or not, without blanks and points at its ends.
  private let bareSigns: [String: Set<Int>]
  /// The currencies that have a sign with this character in it.
  private let symbols: [Character: Set<Int>]
  /// What names of two words say a currency is: the `dollars` of `US dollars`.
  private let nouns: NameTable
  /// The currencies that each of the nouns can mean.
  private let owners: [Set<Int>]

  /// Words in the names of the currencies that share a sign.
  private static let sharers: [String: [String]] = [
    "$": ["dollar", "peso"], "C$": ["canadian", "córdoba"], "S$": ["singapore"],
    "¥": ["yen", "yuan"], "￥": ["yen", "yuan"], "kr": ["krona", "króna", "krone"],
    "Fr": ["franc"], "SFr": ["swiss"], "Rs": ["rupee"], "D": ["dalasi"], "E": ["lilangeni"],
    "G": ["gourde"], "K": ["kina", "kwacha"], "L": ["lempira", "leu"], "M": ["loti"],
    "P": ["pula"], "Q": ["quetzal"], "R": ["rand"], "S": ["shilling"],
  ]

  init(_ text: String) {
    var codes: [[UInt8]] = []
    var names: [[String]] = []
    var signs: [[UInt8]: Int] = [:]
    var bareSigns: [String: Set<Int>] = [:]
    var symbols: [Character: Set<Int>] = [:]
    var nouns: Set<String> = []
    var words: [String: Set<Int>] = [:]
    for line in text.split(separator: "\n") {
      guard line.first != "=" else {
        for sign in line.split(separator: "|") {
          bareSigns[Self.bare(sign.dropFirst()), default: []] = []
        }
        continue
      }
      let code = String(line.prefix(3))
      var own = [code]
      for name in line.dropFirst(4).split(separator: "|") {
        guard name.first == "=" else {
          own.append(String(name))
          let parts = name.lowercased().split(separator: " ").map(String.init)
          for part in parts { words[part, default: []].insert(codes.count) }
          if parts.count == 2 { nouns.insert(parts[1]) }
          continue
        }
        let sign = name.dropFirst()
        signs[Array(sign.utf8)] = codes.count
        bareSigns[Self.bare(sign), default: []].insert(codes.count)
        for symbol in sign where symbol.isCurrencySymbol {
          symbols[symbol, default: []].insert(codes.count)
        }
      }
      codes.append(Array(code.utf8))
      names.append(own)
    }
    for (sign, sharers) in Self.sharers {
      let places = sharers.reduce(into: Set()) { $0.formUnion(words[$1] ?? []) }
      bareSigns[sign]?.formUnion(places)
      guard let symbol = sign.first, symbol.isCurrencySymbol else { continue }
      symbols[symbol, default: []].formUnion(places)
    }
    self.codes = codes
    self.names = NameTable(names)
    self.signs = signs
    self.bareSigns = bareSigns
    self.symbols = symbols
    let sorted = nouns.sorted()
    self.nouns = NameTable(sorted.map { [$0] })
    owners = sorted.map { words[$0] ?? [] }
  }

  /// The code of the currency that a text means.
  func code(_ text: [UInt8]) -> [UInt8]? {
    (signs[text] ?? names.index(of: text)).map { codes[$0] }
  }

  /// The places of the currencies that a text can mean, one or several: `USD`, `US dollars`,
  /// `dollars`, `kr`; `nil` where a word or two signs in it mean none.
  ///
  /// Beside a code or a name may stand a sign of that currency. A sign that is in no table, but is
  /// a currency's by Unicode, means none of them: an empty set.
  func meanings(_ text: some StringProtocol) -> Set<Int>? {
    let sign = Self.bare(text)
    let marks = Set(text.filter(\.isCurrencySymbol))
    if marks.count == 1, let mark = marks.first, !text.contains(where: \.isLetter) {
      return symbols[mark] ?? []
    }
    if let places = bareSigns[sign] { return places }
    guard !marks.isEmpty || text.contains(where: \.isLetter) else { return nil }
    var places = Set(codes.indices)
    if text.contains(where: \.isLetter) {
      guard let named = named(Array(String(text.filter { !$0.isCurrencySymbol }).utf8)) else {
        return nil
      }
      places = named
    }
    for mark in marks { places.formIntersection(symbols[mark] ?? []) }
    return places.isEmpty ? nil : places
  }

  private func named(_ words: [UInt8]) -> Set<Int>? {
    names.index(of: words).map { [$0] } ?? nouns.index(of: words).map { owners[$0] }
  }

  private static func bare(_ sign: some StringProtocol) -> String {
    let sign = sign.filter { !$0.isWhitespace }.drop { $0 == "." }
    return String(sign.reversed().drop { $0 == "." }.reversed())
  }
}
