import Records

extension FuzzTarget {
  /// An e-mail address.
  static let emails = FuzzTarget(
    "emails",
    "A normal form is its own normal form, and its two parts with the @ between them.",
    words: ["@", ".", "example.com", "xn--", "+tag", "ü", "\""]
  ) { input throws(BrokenLaw) in
    let text = LinedInput(input).rest
    _ = try FunctionCall("email_domain").text(of: text)
    _ = try FunctionCall("email_local_part").text(of: text)
    for localPart: JSON in ["keep", "lower"] {
      let normalize = try FunctionCall("normalize_email", ["local_part": localPart])
      guard let normal = try normalize.text(of: text) else { continue }
      let again = try normalize.text(of: normal)
      try expect(again == normal, "\(normal) becomes \(again ?? "nothing")")
      let local = try FunctionCall("email_local_part").text(of: normal)
      let domain = try FunctionCall("email_domain").text(of: normal)
      try expect(
        "\(local ?? "")@\(domain ?? "")" == normal,
        "\(normal) falls into \(local ?? "-") and \(domain ?? "-")"
      )
    }
  }
}
