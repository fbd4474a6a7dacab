/// The countries of ISO 3166-1, found by any of their names.
struct CountryTable: Sendable {
  struct Country: Hashable, Sendable {
    let alpha2: [UInt8]
    let alpha3: [UInt8]
    let name: [UInt8]
  }

  static let standard = CountryTable()

  let countries: [Country]
  private let names: NameTable

  /// The country that a text means.
  func country(_ text: [UInt8]) -> Country? { names.index(of: text).map { countries[$0] } }

  private init() {
    var countries: [Country] = []
    var names: [[String]] = []
    var byCode: [Substring: Int] = [:]
    for line in CountryData.text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3 else { continue }
      byCode[words[0]] = countries.count
      names.append(words.map(String.init))
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
      names[owner] += words[1].split(separator: "|").map(String.init)
    }
    self.countries = countries
    self.names = NameTable(names)
  }
}
