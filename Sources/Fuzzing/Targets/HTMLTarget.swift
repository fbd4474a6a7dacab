extension FuzzTarget {
  /// HTML, or any text.
  static let html = FuzzTarget(
    "html",
    "Escaped text reads back as it was, tags around text do not touch it, nothing grows much.",
    words: [
      "<b>", "</b>", "<p ", "<!--", "-->", "<script>", "</script>", "<style", "&amp;", "&#x41;",
      "&#0;", "&copy", "&nGt;", "\"", "'", "/>",
    ]
  ) { input throws(BrokenLaw) in
    let text = LinedInput(input).rest
    let unescape = try FunctionCall("unescape_html")
    let strip = try FunctionCall("strip_html")
    let unescaped = try unescape.text(of: text) ?? ""
    let stripped = try strip.text(of: text) ?? ""
    // The longest reference for its length: &nGt; is five bytes, its text six.
    try expect(unescaped.utf8.count <= 2 * text.utf8.count, "unescape_html grows a text")
    try expect(stripped.utf8.count <= 2 * text.utf8.count, "strip_html grows a text")

    let escaped = escaped(text)
    try expect(try unescape.text(of: escaped) ?? "" == text, "\(escaped) is not \"\(text)\"")
    let plain = try strip.text(of: escaped) ?? ""
    for (open, close) in [("<b>", "</b>"), ("<a title='>\"'>", "</a>"), ("<!-- > -->", "<wbr/>")] {
      let wrapped = try strip.text(of: open + escaped + close) ?? ""
      try expect(wrapped == plain, "between \(open) \"\(plain)\" is \"\(wrapped)\"")
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
