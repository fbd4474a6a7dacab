import Records

extension FuzzTarget {
  /// The name of a parameter on the first line, then a web address or any text.
  static let urls = FuzzTarget(
    "urls",
    "A normal form is its own and keeps its host; what is written with percent signs reads back.",
    words: [
      "https://", "http://", "example.com", "xn--", "[::1]", "127.0.0.1", "localhost", ":443",
      "%2e%2e/", "%C3%BC", "utm_source=", "&", "?", "#",
    ]
  ) { input throws(BrokenLaw) in
    var input = LinedInput(input)
    let name = input.line()
    let text = input.rest
    for arguments: [String: JSON] in [
      [:], ["default_scheme": "https"], ["default_scheme": "http", "drop_query": true],
    ] {
      let normalize = try FunctionCall("normalize_url", arguments)
      guard let normal = try normalize.text(of: text) else { continue }
      try expect(normal.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(normal) is not ASCII")
      let again = try normalize.text(of: normal)
      try expect(again == normal, "\(normal) becomes \(again ?? "nothing")")
      let host = try FunctionCall("url_host")
      let (before, after) = (try host.text(of: text), try host.text(of: normal))
      try expect(before == after, "\(normal) has the host \(after ?? "-"), not \(before ?? "-")")
    }
    try checkPercent(text)
    try checkParameter(name, text)
  }

  private static func checkPercent(_ text: String) throws(BrokenLaw) {
    let encoded = try FunctionCall("url_encode").text(of: text)
    let decoded = try encoded.flatMap { text throws(BrokenLaw) in
      try FunctionCall("url_decode").text(of: text)
    }
    try expect(
      decoded == (text.isEmpty ? nil : text),
      "\"\(text)\" is \(encoded ?? "-"), which is \"\(decoded ?? "-")\""
    )
    _ = try FunctionCall("url_decode").text(of: text)
  }

  private static func checkParameter(_ name: String, _ text: String) throws(BrokenLaw) {
    guard let call = FunctionCall(trying: "url_query_parameter", ["name": .string(name)])
    else { return }
    _ = try call.text(of: text)
    let encode = try FunctionCall("url_encode")
    guard let key = try encode.text(of: name), let value = try encode.text(of: text) else { return }
    let found = try call.text(of: "https://example.com/?a=1&\(key)=\(value)&z")
    // The address begins with a parameter of its own.
    guard name != "a" else { return }
    try expect(found == text, "\(key)=\(value) is \"\(found ?? "-")\"")
  }
}
