/// The currencies of ISO 4217, found by code, name and sign.
struct CurrencyTable: DataTableContent {
  private let codes: [[UInt8]]
  private let names: NameTable
  private let signs: [[UInt8]: Int]

  init(_ text: String) {
    var codes: [[UInt8]] = []
    var names: [[String]] = []
    var signs: [[UInt8]: Int] = [:]
    for line in text.split(separator: "\n") {
      let code = String(line.prefix(3))
      var own = [code]
      for name in line.dropFirst(4).split(separator: "|") {
        guard name.first == "=" else {
          own.append(String(name))
          continue
        }
        signs[Array(name.dropFirst().utf8)] = codes.count
      }
      codes.append(Array(code.utf8))
      names.append(own)
    }
    self.codes = codes
    self.names = NameTable(names)
    self.signs = signs
  }

  /// The code of the currency that a text means.
  func code(_ text: [UInt8]) -> [UInt8]? {
    (signs[text] ?? names.index(of: text)).map { codes[$0] }
  }
}
