/// Languages, found by code and name, and as they are written or spoken somewhere: `zh-Hant`.
struct LanguageTable: DataTableContent {
  private let tags: [LanguageTag]
  private let names: NameTable
  /// Codes of scripts in the form of a tag.
  private let scripts: [[UInt8]]
  private let scriptNames: NameTable
  /// Codes of regions that are no countries.
  private let regions: [[UInt8]]
  private let regionNames: NameTable

  init(_ text: String) {
    var rows: [Substring: [[String]]] = [:]
    for section in text.tableSections {
      for line in section.lines {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { continue }
        let codes = words[0].split(separator: ",").map(String.init)
        rows[section.heading, default: []].append(
          codes + words[1].split(separator: "|").map(String.init)
        )
      }
    }
    let languages = rows["", default: []]
    tags = languages.map { LanguageTag(known: $0[0]) }
    names = NameTable(languages)
    scripts = rows["scripts", default: []].map { Array($0[0].utf8) }
    scriptNames = NameTable(rows["scripts", default: []])
    regions = rows["regions", default: []].map { Array($0[0].utf8) }
    regionNames = NameTable(rows["regions", default: []])
  }

  /// The language that a text means: a code, a name, a tag such as `en_GB` or `sr-Latn-RS`, or a
  /// name with what says more about it, as in `English (US)`.
  func tag(_ text: [UInt8], _ countries: CountryTable) -> LanguageTag? {
    if let place = names.index(of: text) { return tags[place] }
    return ofTag(text) ?? ofName(text, countries)
  }

  private func ofTag(_ text: [UInt8]) -> LanguageTag? {
    var parts = text.split(omittingEmptySubsequences: false) { "-_".utf8.contains($0) }[...]
    guard let first = parts.popFirst(), first.count <= 3,
      let place = names.index(of: Array(first))
    else { return nil }
    var tag = tags[place]
    if let part = parts.first, part.count == 4 {
      guard let script = scriptNames.index(of: Array(part)), scripts[script].count == 4,
        part.allSatisfy({ $0 < 0x80 })
      else { return nil }
      tag.script = scripts[script]
      parts.removeFirst()
    }
    if let part = parts.first, LanguageTag.isRegion(part) {
      tag.region = part.map { $0 >= UInt8(ascii: "a") ? $0 & 0xDF : $0 }
      parts.removeFirst()
    }
    return parts.isEmpty ? tag : nil
  }

  /// `Chinese (Simplified)`, `English, US`: a name, then a script or a region.
  private func ofName(_ text: [UInt8], _ countries: CountryTable) -> LanguageTag? {
    let parts = text.split(maxSplits: 1) { "(,".utf8.contains($0) }.map { Array($0) }
    guard parts.count == 2, let place = names.index(of: parts[0]) else { return nil }
    var tag = tags[place]
    if tag.script.isEmpty, let script = scriptNames.index(of: parts[1]) {
      tag.script = scripts[script]
    } else if tag.region.isEmpty, let region = regionNames.index(of: parts[1]) {
      tag.region = regions[region]
    } else if tag.region.isEmpty, let country = countries.everyName.index(of: parts[1]) {
      tag.region = countries.countries[country].alpha2
    } else {
      return nil
    }
    return tag
  }
}

/// A language, and how and where it is written or spoken: a tag of BCP 47.
struct LanguageTag: Hashable, Sendable {
  var language: [UInt8]
  /// Four letters; empty where the tag has none.
  var script: [UInt8] = []
  /// Two letters or three digits; empty where the tag has none.
  var region: [UInt8] = []

  /// Reads a tag that is in order.
  init(known text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-")).map { Array($0) }
    language = parts.first ?? []
    for part in parts.dropFirst() {
      if part.count == 4 { script = part } else { region = part }
    }
  }

  /// The parts that there are, with dashes between.
  var bytes: [UInt8] {
    Array([language, script, region].filter { !$0.isEmpty }.joined(separator: "-".utf8))
  }

  /// Whether a part is one of two letters, or of three digits.
  static func isRegion(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 2 && text.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
      || text.count == 3 && text.allSatisfy(HostName.isDigit)
  }
}
