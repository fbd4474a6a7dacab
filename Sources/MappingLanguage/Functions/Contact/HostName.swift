/// Host names as the network writes them: small letters, labels beyond ASCII in Punycode.
enum HostName {
  /// The normal form; `nil` where the text is no name of at least two labels that ends in letters.
  ///
  /// Labels beyond ASCII are put into small letters and encoded (RFC 3492). The finer mappings of
  /// UTS 46 are not made: what they would change, such as a full-width letter or a character that
  /// nobody sees, is in no name.
  static func normalized(_ text: [UInt8]) -> [UInt8]? {
    let lowered = CaseMapping.lowered(text)
    guard let name = lowered.allSatisfy({ $0 < 0x80 }) ? lowered : encoded(lowered), isName(name)
    else { return nil }
    return name
  }

  /// With the labels that go beyond ASCII in Punycode.
  private static func encoded(_ name: [UInt8]) -> [UInt8]? {
    var labels: [[UInt8]] = []
    for label in name.split(separator: dot, omittingEmptySubsequences: false) {
      guard !label.allSatisfy({ $0 < 0x80 }) else {
        labels.append(Array(label))
        continue
      }
      let text = String(decoding: label, as: UTF8.self)
      guard canBeEncoded(text), let digits = Punycode.encode(text) else { return nil }
      labels.append(Array("xn--".utf8) + digits)
    }
    return Array(labels.joined(separator: [dot]))
  }

  /// Whether a label in small letters is as IDNA has it: letters, marks and digits, none of which
  /// stands for others.
  private static func canBeEncoded(_ label: String) -> Bool {
    var previous: Unicode.Scalar?
    return label.unicodeScalars.allSatisfy { scalar in
      defer { previous = scalar }
      guard !scalar.isASCII else { return true }
      let properties = scalar.properties
      switch properties.generalCategory {
      case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber: break
      case .nonspacingMark, .spacingMark:
        // With a Latin letter there is one that has the mark.
        if previous?.isASCII == true { return false }
      default: return false
      }
      return deviations.contains(scalar) || !properties.changesWhenNFKCCaseFolded
    }
  }

  /// Letters of their own since 2008 (RFC 5892, section 2.6).
  private static let deviations: Set<Unicode.Scalar> = ["ß", "ς"]

  private static func isName(_ name: [UInt8]) -> Bool {
    guard name.count <= lengthMax, let last = name.lastIndex(of: dot),
      !name[(last + 1)...].allSatisfy(isDigit)
    else { return false }
    var start = 0
    for end in name.indices where name[end] == dot {
      guard isLabel(name[start..<end]) else { return false }
      start = end + 1
    }
    return isLabel(name[start...])
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard !label.isEmpty, label.count <= 63, label.first != hyphen, label.last != hyphen else {
      return false
    }
    return label.allSatisfy { byte in
      isDigit(byte) || byte == hyphen || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
    }
  }

  /// In bytes, as in characters (RFC 1035, section 2.3.4).
  static let lengthMax = 253
  private static let dot = UInt8(ascii: ".")
  private static let hyphen = UInt8(ascii: "-")

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
