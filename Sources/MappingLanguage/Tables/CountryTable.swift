/// The countries of ISO 3166-1, found by any of their names.
struct CountryTable: DataTableContent {
  struct Country: Hashable, Sendable {
    let alpha2: [UInt8]
    let alpha3: [UInt8]
    /// The short English name.
    let name: [UInt8]
  }

  let countries: [Country]
  /// Codes, English names, official, own and usual ones.
  private let common: [[String]]
  /// What a country is called, by language and place in `countries`.
  private let translations: [String: [Int: String]]
  /// Names in every language.
  let everyName: NameTable

  /// The names of countries in some languages, besides those that are understood everywhere.
  func names(in languages: [String]) -> NameTable {
    NameTable(common, others: languages.compactMap { translations[$0] })
  }

  /// Languages that names can be given in, besides English; sorted.
  var languages: [String] { translations.keys.sorted() }

  /// The names of all countries in a language, in the order of `countries`; `nil` for a language
  /// that the table does not have.
  func names(in language: String) -> [[UInt8]]? {
    if language == "en" { return countries.map(\.name) }
    return translations[language].map { names in
      countries.indices.map { names[$0].map { Array($0.utf8) } ?? countries[$0].name }
    }
  }

  init(_ text: String) {
    var countries: [Country] = []
    var common: [[String]] = []
    var translations: [String: [Int: String]] = [:]
    var byCode: [Substring: Int] = [:]
    for (index, section) in text.tableSections.enumerated() {
      for line in section.lines {
        let words = line.split(separator: " ", maxSplits: index == 0 ? 2 : 1)
        guard words.count == (index == 0 ? 3 : 2) else { continue }
        if index == 0 {
          byCode[words[0]] = countries.count
          common.append(words.map(String.init))
          countries.append(
            Country(
              alpha2: Array(words[0].utf8),
              alpha3: Array(words[1].utf8),
              name: Array(words[2].utf8)
            )
          )
        } else if let owner = byCode[words[0]] {
          if section.heading.isEmpty {
            common[owner] += words[1].split(separator: "|").map(String.init)
          } else {
            translations[String(section.heading), default: [:]][owner] = String(words[1])
          }
        }
      }
    }
    self.countries = countries
    self.common = common
    self.translations = translations
    let others = translations.keys.sorted().compactMap { translations[$0] }
    everyName = NameTable(common, others: others)
  }

  /// The two letters of the country that a name or a code means.
  func code(named name: String) -> String? {
    everyName.index(of: Array(name.utf8)).map {
      String(decoding: countries[$0].alpha2, as: UTF8.self)
    }
  }
}
