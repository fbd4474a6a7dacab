/// States, provinces and regions of ISO 3166-2, found by country and code or name.
struct SubdivisionTable: DataTableContent {
  struct Subdivision: Hashable, Sendable {
    /// The code without its country.
    let code: [UInt8]
    let name: [UInt8]
  }

  /// The subdivisions of one country.
  struct Country: Sendable {
    let code: String
    let subdivisions: [Subdivision]
    private let names: NameTable

    fileprivate init(_ code: String, _ lines: [Substring]) {
      var subdivisions: [Subdivision] = []
      var names: [[String]] = []
      for line in lines {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { continue }
        let short = String(words[0])
        // "A Coruña [La Coruña]" has its name in another language in brackets.
        let name = words[1].prefix { $0 != "[" }.trimmingBlanks
        subdivisions.append(Subdivision(code: Array(short.utf8), name: Array(name.utf8)))
        names.append([short, "\(code)-\(short)"] + Self.names(words[1]))
      }
      self.code = code
      self.subdivisions = subdivisions
      self.names = NameTable(names)
    }

    /// A name as the standard has it, and its parts where it gives several: `Bolzano, Alto Adige`,
    /// `Elgeyo/Marakwet`, `Bruxelles-Capitale, Région de`, `A Coruña [La Coruña]`.
    private static func names(_ name: Substring) -> [String] {
      var names = [String(name)]
      let plain = name.prefix { $0 != "(" && $0 != "[" }
      let parts = plain.split { $0 == "/" || $0 == "," || $0 == "*" }
      for part in parts.prefix(name.contains("/") ? parts.count : 1) {
        names.append(String(part.trimmingBlanks))
      }
      let inBrackets = name.drop { $0 != "(" && $0 != "[" }.dropFirst()
      names.append(String(inBrackets.prefix { $0 != ")" && $0 != "]" }))
      return names.filter { !$0.isEmpty }
    }

    /// The subdivision that a text means.
    func subdivision(_ text: [UInt8]) -> Subdivision? {
      names.index(of: text).map { subdivisions[$0] }
    }
  }

  private let sections: [String: [Substring]]

  init(_ text: String) {
    sections = Dictionary(
      text.tableSections.dropFirst().map { (String($0.heading), $0.lines) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The subdivisions of a country by its two letters; `nil` where it has none.
  func country(_ code: String) -> Country? { sections[code].map { Country(code, $0) } }

  var countryCodes: [String] { sections.keys.sorted() }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
