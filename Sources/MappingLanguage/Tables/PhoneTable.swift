import Patterns

/// The telephone numbers of the world, read the way libphonenumber reads them.
struct PhoneTable: DataTableContent {
  /// A number with its calling code.
  struct Number: Sendable {
    /// The region that speaks for the calling code.
    let main: PhoneRegion
    /// Without calling code and national prefix.
    let digits: [UInt8]
  }

  /// Calling code and number together (ITU-T E.164, 6.1); some numbering plans go beyond.
  static let digitsMax = 15

  private var regions: [PhoneRegion] = []
  private var byCode: [String: Int] = [:]
  /// Regions by calling code, the one that speaks for it first.
  private var byCallingCode: [[UInt8]: [Int]] = [:]

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let format = line.dropFirst(2)
      if line.hasPrefix("N ") {
        guard !regions.isEmpty, let format = PhoneFormat(format) else { continue }
        regions[regions.count - 1].nationalFormats.append(format)
      } else if line.hasPrefix("I ") {
        guard !regions.isEmpty, let format = PhoneFormat(format) else { continue }
        regions[regions.count - 1].internationalFormats.append(format)
      } else if let region = PhoneRegion(line) {
        if region.code != "001" { byCode[region.code] = regions.count }
        byCallingCode[region.callingCode, default: []].append(regions.count)
        regions.append(region)
      }
    }
    for code in byCallingCode.keys {
      byCallingCode[code]?.sort { regions[$0].order < regions[$1].order }
    }
  }

  /// Codes of countries that have telephone numbers; sorted.
  var regionCodes: [String] { byCode.keys.sorted() }

  /// A country by its two letters.
  func region(_ code: String) -> PhoneRegion? { byCode[code].map { regions[$0] } }

  /// A number as it is typed; `home` is where a number without a calling code is from.
  ///
  /// `nil` where the calling code or the length is not possible.
  func number(_ text: PhoneText, home: PhoneRegion?) -> Number? {
    let number: Number?
    if text.hasPlus, let found = foreign(text.digits) {
      number = found
    } else if let home {
      // Also behind a plus, as in +00 44.
      if let rest = home.afterInternationalPrefix(text.digits) {
        number = foreign(rest)
      } else if text.hasPlus {
        number = nil
      } else {
        number = main(home.callingCode).map { Number(main: $0, digits: home.national(text.digits)) }
      }
    } else {
      number = nil
    }
    guard let number, number.main.length(number.digits) == .possible,
      number.main.callingCode.count + number.digits.count <= Self.digitsMax,
      // What still begins with a national prefix is no number: read again, it would be another.
      number.main.stripped(number.digits) == number.digits
    else { return nil }
    return number
  }

  /// The country of a number; for a calling code with several, the one whose numbers it fits.
  func region(of number: Number) -> PhoneRegion? {
    let shared = byCallingCode[number.main.callingCode] ?? []
    if shared.count < 2 { return number.main }
    let place = shared.first { place in
      if let leading = regions[place].leadingDigits { return leading.matches(number.digits) }
      return regions[place].isValid(number.digits)
    }
    return place.map { regions[$0] }
  }

  /// Whether the number is of a kind that is in use in its country.
  func isValid(_ number: Number) -> Bool { region(of: number)?.isValid(number.digits) ?? false }

  private func main(_ callingCode: [UInt8]) -> PhoneRegion? {
    byCallingCode[callingCode]?.first.map { regions[$0] }
  }

  /// Digits that begin with a calling code.
  private func foreign(_ digits: [UInt8]) -> Number? {
    for length in 1...3 where length < digits.count {
      guard let main = main(Array(digits.prefix(length))) else { continue }
      return Number(main: main, digits: main.stripped(Array(digits.dropFirst(length))))
    }
    return nil
  }
}

extension PhoneTable.Number {
  /// In groups, as it is written inside the country.
  var national: [UInt8] { main.nationalFormats.firstResult { $0.format(digits) } ?? digits }
  /// In groups, as it is written after the calling code.
  var international: [UInt8] {
    main.internationalFormats.firstResult { $0.format(digits) } ?? digits
  }
}

extension Array {
  fileprivate func firstResult<Result>(_ transform: (Element) -> Result?) -> Result? {
    for element in self {
      if let result = transform(element) { return result }
    }
    return nil
  }
}

extension PhoneRegion {
  fileprivate func isValid(_ digits: [UInt8]) -> Bool {
    general.matches(digits) && valid.matches(digits)
  }

  /// What follows an international prefix; `nil` where there is none.
  fileprivate func afterInternationalPrefix(_ digits: [UInt8]) -> [UInt8]? {
    guard let match = internationalPrefix?.match(digits), !match.range.isEmpty else { return nil }
    let rest = Array(digits[match.range.upperBound...])
    // No calling code begins with a nought: 00 00… is no prefix.
    guard let first = rest.first, first != UInt8(ascii: "0") else { return nil }
    return rest
  }

  /// A number dialled at home: without its own calling code, where that makes it one, and without
  /// the national prefix.
  fileprivate func national(_ digits: [UInt8]) -> [UInt8] {
    if digits.starts(with: callingCode) {
      let rest = withoutPrefix(Array(digits.dropFirst(callingCode.count)))
      let isBetter = !general.matches(digits) && general.matches(rest)
      if isBetter || length(digits) == .tooLong { return stripped(rest) }
    }
    return stripped(digits)
  }

  /// Without the national prefix, unless that leaves no possible length.
  fileprivate func stripped(_ digits: [UInt8]) -> [UInt8] {
    let rest = withoutPrefix(digits)
    switch length(rest) {
    case .possible, .tooLong: return rest
    case .local, .tooShort, .impossible: return digits
    }
  }

  /// Without the national prefix and a carrier's code, unless the number was one with them and is
  /// none without.
  private func withoutPrefix(_ digits: [UInt8]) -> [UInt8] {
    guard let match = parsedPrefix?.match(digits), !match.range.isEmpty else { return digits }
    var rest = Array(digits[match.range.upperBound...])
    let lastGroup = match.groupCount > 0 ? match[match.groupCount] : nil
    if let prefixReplacement, lastGroup != nil {
      rest = prefixReplacement.filled { match[$0].map { digits[$0] } ?? [] } + rest
    }
    return general.matches(digits) && !general.matches(rest) ? digits : rest
  }
}
