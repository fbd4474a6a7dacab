import Records

extension FuzzTarget {
  /// A region on the first line, then a telephone number.
  static let phones = FuzzTarget(
    "phones",
    "A normal form is a plus and 5 to 15 digits, and is its own normal form in every region.",
    words: ["US", "GB", "DE", "IT", "+44", "(0)", "ext.", "x7", "tel:", "011", "00"]
  ) { input throws(BrokenLaw) in
    var input = LinedInput(input)
    let region = input.line()
    guard
      let call = FunctionCall(
        trying: "normalize_phone",
        ["region": .string(region), "check": "possible"]
      ), let number = try call.text(of: input.rest)
    else { return }
    let digits = number.utf8.dropFirst()
    try expect(
      number.utf8.first == UInt8(ascii: "+") && (5...15).contains(digits.count)
        && digits.allSatisfy { (0x30...0x39).contains($0) },
      "\(number) is not in E.164"
    )
    for other in [region, "US", "DE"] {
      let again = try FunctionCall(
        "normalize_phone",
        ["region": .string(other), "check": "possible"]
      ).text(of: number)
      try expect(again == number, "\(number) is \(again ?? "nothing") in \(other)")
    }
  }
}
