/// The languages of ISO 639 that have a code of two letters, found by code and name.
struct LanguageTable: DataTableContent {
  private let tags: [[UInt8]]
  private let names: NameTable

  init(_ text: String) {
    var tags: [[UInt8]] = []
    var names: [[String]] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let codes = words[0].split(separator: ",").map(String.init)
      tags.append(Array(codes[0].utf8))
      names.append(codes + words[1].split(separator: "|").map(String.init))
    }
    self.tags = tags
    self.names = NameTable(names)
  }

  /// The code of two letters of the language that a text means.
  func tag(_ text: [UInt8]) -> [UInt8]? { names.index(of: text).map { tags[$0] } }
}
