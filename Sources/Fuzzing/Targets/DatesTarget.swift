import Records

extension FuzzTarget {
  /// A pattern, a time zone and a language, a line each, then a date as people write it.
  static let dates = FuzzTarget(
    "dates",
    "What is read and written in a clear pattern is read again as the same day and instant.",
    words: [
      "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%I:%M %p", "%H:%M:%S.%f", "%z", "%j", "%y", "iso",
      "2026-02-29", "Europe/Berlin", "UTC", "de", "août", "+0530",
    ]
  ) { input throws(BrokenLaw) in
    var input = LinedInput(input)
    let format = input.line()
    var arguments = StepConstants(format: format, zone: input.line(), locale: input.line())
    for pivot in [nil, 30] as [Int?] {
      arguments.pivot = pivot
      try checkDay(input.rest, arguments)
      try checkInstant(input.rest, arguments)
    }
    if let write = arguments.call("format_datetime", ["format", "time_zone", "locale"]) {
      _ = try write.outcome(of: "0000-02-29T23:59:59.999999999Z", as: .datetime)
      _ = try write.outcome(of: "9999-12-31T23:59:59Z", as: .datetime)
    }
  }

  private static func checkDay(_ text: String, _ constants: StepConstants) throws(BrokenLaw) {
    guard let read = constants.call("parse_date", ["formats", "locale", "pivot"]),
      case .value(let day) = try read.outcome(of: .string(text)),
      let write = constants.call("format_date", ["format", "locale"]),
      case .value(let written) = try write.outcome(of: day, as: .date), constants.isClear
    else { return }
    let again = try read.outcome(of: written)
    try expect(again == .value(day), "\(day.text()) is written \(written.text()): \(again)")
  }

  /// Written forms may be coarser than what was read: what is written again must be the same.
  private static func checkInstant(_ text: String, _ constants: StepConstants) throws(BrokenLaw) {
    guard let read = constants.call("parse_datetime", ["formats", "time_zone", "locale", "pivot"]),
      case .value(let instant) = try read.outcome(of: .string(text)),
      let write = constants.call("format_datetime", ["format", "time_zone", "locale"]),
      case .value(let written) = try write.outcome(of: instant, as: .datetime), constants.isClear
    else { return }
    guard case .value(let again) = try read.outcome(of: written) else {
      throw BrokenLaw("\(instant.text()) is written \(written.text()), which is not read")
    }
    let rewritten = try write.outcome(of: again, as: .datetime)
    try expect(
      rewritten == .value(written),
      "\(instant.text()) is written \(written.text()), then \(rewritten)"
    )
  }
}

/// The constants of the steps that read and write dates.
private struct StepConstants {
  var format: String
  var zone: String
  var locale: String
  var pivot: Int?

  /// A step with those parameters; `nil` where it refuses them.
  func call(_ name: String, _ parameters: [String]) -> FunctionCall? {
    var constants: [String: JSON] = [:]
    for parameter in parameters {
      switch parameter {
      case "formats": constants[parameter] = [.string(format)]
      case "format": constants[parameter] = .string(format)
      case "time_zone": constants[parameter] = zone.isEmpty ? nil : .string(zone)
      case "locale": constants[parameter] = locale.isEmpty ? nil : .string(locale)
      default: constants[parameter] = pivot.map { .integer($0) }
      }
    }
    return FunctionCall(trying: name, constants)
  }

  /// Whether nothing can be read in two ways: numbers with all their zeros, each between signs.
  var isClear: Bool {
    let parts = format.split(separator: "%", omittingEmptySubsequences: false)
    guard format != "iso", parts.first?.isEmpty == true, parts.count > 1 else {
      return format == "iso"
    }
    return parts.dropFirst().enumerated().allSatisfy { index, part in
      guard let letter = part.first, "YmdHMSjFTR".contains(letter) else { return false }
      let signs = part.dropFirst()
      let isLast = index == parts.count - 2
      return (isLast || !signs.isEmpty) && signs.allSatisfy { "./:-,_".contains($0) }
    }
  }
}
