/// The countries of ISO 3166-1, found by any of their names.
struct CountryTable: Sendable {
  struct Country: Hashable, Sendable {
    let alpha2: [UInt8]
    let alpha3: [UInt8]
    let name: [UInt8]
  }

  static let standard = CountryTable()

  let countries: [Country]
  private let places: ScalarTable

  /// The country that a text means.
  func country(_ text: [UInt8]) -> Country? {
    places.index(ofText: Self.folded(text)).map { countries[owners[$0]] }
  }

  /// For each key of `places`, the country it belongs to.
  private let owners: [Int]

  private init() {
    var countries: [Country] = []
    var keys: [ScalarConstant] = []
    var owners: [Int] = []
    func add(_ name: some StringProtocol, _ owner: Int) {
      keys.append(.text(Self.folded(Array(name.utf8))))
      owners.append(owner)
    }
    var byCode: [Substring: Int] = [:]
    for line in CountryData.text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3 else { continue }
      byCode[words[0]] = countries.count
      for word in words { add(word, countries.count) }
      countries.append(
        Country(
          alpha2: Array(words[0].utf8),
          alpha3: Array(words[1].utf8),
          name: Array(words[2].utf8)
        )
      )
    }
    for line in CountryAliasData.text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let owner = byCode[words[0]] else { continue }
      for name in words[1].split(separator: "|") { add(name, owner) }
    }
    self.countries = countries
    self.owners = owners
    places = ScalarTable(keys)
  }

  /// Small letters and digits only, accents of Latin letters taken off, `&` written out, a leading
  /// "the" left out.
  private static func folded(_ text: [UInt8]) -> [UInt8] {
    var folded = ""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let small = CaseMapping.lower(scalar)
      if small == "&" {
        folded += "and"
      } else if let plain = Accents.plain(small) {
        folded += plain
      } else if small == "ə" {
        folded += "e"
      } else if small.properties.isAlphabetic || small.properties.numericType != nil {
        folded.unicodeScalars.append(small)
      }
    }
    let isThe = text.count > 4 && text.prefix(4).elementsEqual("the ".utf8)
    let isCapitalThe = text.count > 4 && text.prefix(4).elementsEqual("The ".utf8)
    return Array((isThe || isCapitalThe ? String(folded.dropFirst(3)) : folded).utf8)
  }
}
