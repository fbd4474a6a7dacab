/// The currencies of ISO 4217, found by code, name and sign.
struct CurrencyTable: DataTableContent {
  private let codes: [[UInt8]]
  private let names: NameTable
  private let signs: [[UInt8]: Int]
  /// All signs, those that several currencies share too, without blanks and points at their ends.
  private let bareSigns: Set<String>
  /// What names of two words say a currency is: the `dollars` of `US dollars`.
  private let nouns: NameTable

  init(_ text: String) {
    var codes: [[UInt8]] = []
    var names: [[String]] = []
    var signs: [[UInt8]: Int] = [:]
    var bareSigns: Set<String> = []
    var nouns: [String] = []
    for line in text.split(separator: "\n") {
      guard line.first != "=" else {
        bareSigns.formUnion(line.split(separator: "|").map { Self.bare($0.dropFirst()) })
        continue
      }
      let code = String(line.prefix(3))
      var own = [code]
      for name in line.dropFirst(4).split(separator: "|") {
        guard name.first == "=" else {
          own.append(String(name))
          let words = name.split(separator: " ")
          if words.count == 2 { nouns.append(String(words[1])) }
          continue
        }
        signs[Array(name.dropFirst().utf8)] = codes.count
        bareSigns.insert(Self.bare(name.dropFirst()))
      }
      codes.append(Array(code.utf8))
      names.append(own)
    }
    self.codes = codes
    self.names = NameTable(names)
    self.signs = signs
    self.bareSigns = bareSigns
    self.nouns = NameTable([nouns])
  }

  /// The code of the currency that a text means.
  func code(_ text: [UInt8]) -> [UInt8]? {
    (signs[text] ?? names.index(of: text)).map { codes[$0] }
  }

  /// Whether a text means a currency, be it one of several: `USD`, `US dollars`, `dollars`, `kr`.
  ///
  /// Beside a code or a name may stand any sign that Unicode says is a currency's.
  func isCurrency(_ text: some StringProtocol) -> Bool {
    if bareSigns.contains(Self.bare(text)) { return true }
    let words = Array(String(text.filter { !$0.isCurrencySymbol }).utf8)
    return names.index(of: words) != nil || nouns.index(of: words) != nil
  }

  private static func bare(_ sign: some StringProtocol) -> String {
    let sign = sign.filter { !$0.isWhitespace }.drop { $0 == "." }
    return String(sign.reversed().drop { $0 == "." }.reversed())
  }
}
