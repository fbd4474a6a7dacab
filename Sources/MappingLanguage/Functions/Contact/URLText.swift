import Records

/// The parts of a web address, in the normal form of the URL standard.
struct URLText {
  var scheme: String
  var host: [UInt8]
  /// `nil` for the scheme's own.
  var port: Int?
  var path: [UInt8]
  /// Without the question mark.
  var query: [UInt8]?
  /// Without the number sign.
  var fragment: [UInt8]?

  /// Reads an `http` or `https` address; one without a scheme only where a default is given.
  ///
  /// `nil` for other schemes, for a user or password before the host, and where there is no host.
  init?(_ text: [UInt8], defaultScheme: String?) {
    var rest = text[...].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
    let lowered = rest.prefix(8).map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
    if lowered.starts(with: "https://".utf8) {
      scheme = "https"
      rest = rest.dropFirst(8)
    } else if lowered.starts(with: "http://".utf8) {
      scheme = "http"
      rest = rest.dropFirst(7)
    } else {
      guard let defaultScheme, !Self.hasScheme(rest) else { return nil }
      scheme = defaultScheme
      if rest.starts(with: Array("//".utf8)) { rest = rest.dropFirst(2) }
    }
    let end = rest.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex
    guard let authority = Self.authority(rest[..<end]) else { return nil }
    host = authority.host
    port = authority.port == (scheme == "https" ? 443 : 80) ? nil : authority.port
    rest = rest[end...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Self.escaped(rest[(mark + 1)...], "\"<>` ")
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Self.escaped(rest[(mark + 1)...], "\"<>' ")
      rest = rest[..<mark]
    }
    path = Self.normalPath(rest)
  }

  var bytes: [UInt8] {
    var bytes = Array(scheme.utf8) + Array("://".utf8) + host
    if let port { bytes += Array(":\(port)".utf8) }
    bytes += path
    if let query { bytes += [UInt8(ascii: "?")] + query }
    if let fragment { bytes += [UInt8(ascii: "#")] + fragment }
    return bytes
  }

  /// `mailto:ada` and `ftp://…` have one, `example.com:8080` has a port.
  private static func hasScheme(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = text[..<colon]
    guard !name.contains(where: { ".:/?#@".utf8.contains($0) }) else { return false }
    let after = text[(colon + 1)...].prefix { !"/?#".utf8.contains($0) }
    return after.isEmpty || !after.allSatisfy(HostName.isDigit)
  }

  private static func authority(_ text: ArraySlice<UInt8>) -> (host: [UInt8], port: Int?)? {
    guard !text.contains(UInt8(ascii: "@")) else { return nil }
    var name = text
    var port: Int?
    let isAddress = text.first == UInt8(ascii: "[")
    let colon = text.lastIndex(of: UInt8(ascii: ":"))
    if let colon, !isAddress || text[..<colon].last == UInt8(ascii: "]") {
      let digits = text[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.allSatisfy(HostName.isDigit),
          let number = Int(String(decoding: digits, as: UTF8.self)), number <= 65_535
        else { return nil }
        port = number
      }
      name = text[..<colon]
    }
    guard let host = host(name) else { return nil }
    return (host, port)
  }

  private static func host(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    if name.first == UInt8(ascii: "[") {
      let inner = name.dropFirst().dropLast()
      let isAddress =
        name.last == UInt8(ascii: "]") && inner.contains(UInt8(ascii: ":"))
        && inner.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
      return isAddress ? CaseMapping.lowered(name) : nil
    }
    let lowered = CaseMapping.lowered(name)
    if lowered.elementsEqual("localhost".utf8) { return lowered }
    if isFourNumbers(lowered) { return lowered }
    return HostName.normalized(lowered)
  }

  private static func isFourNumbers(_ host: [UInt8]) -> Bool {
    guard host.allSatisfy({ HostName.isDigit($0) || $0 == UInt8(ascii: ".") }) else { return false }
    let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { UInt8(String(decoding: $0, as: UTF8.self)) != nil }
  }

  /// Without `.` and `..`, beginning with a slash.
  private static func normalPath(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let unified = text.map { $0 == UInt8(ascii: "\\") ? slash : $0 }
    var kept: [ArraySlice<UInt8>] = []
    let parts = unified.split(separator: slash, omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch dots(part) {
      case 1: if isLast { kept.append([]) }
      case 2:
        _ = kept.popLast()
        if isLast { kept.append([]) }
      default: kept.append(part)
      }
    }
    guard !kept.isEmpty else { return [slash] }
    return kept.flatMap { [slash] + escaped($0, "\"<>` {}^") }
  }

  /// How many dots a part is made of, plain or as `%2e`; 0 where there is anything else.
  private static func dots(_ part: ArraySlice<UInt8>) -> Int {
    guard part.count <= 6, part.first == UInt8(ascii: ".") || part.first == UInt8(ascii: "%") else {
      return 0
    }
    switch String(decoding: part, as: UTF8.self).lowercased() {
    case ".", "%2e": return 1
    case "..", ".%2e", "%2e.", "%2e%2e": return 2
    default: return 0
    }
  }

  /// Percent signs for controls, for everything beyond ASCII and for the characters given.
  private static func escaped(_ text: ArraySlice<UInt8>, _ characters: String) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count)
    for byte in text {
      guard byte <= 0x20 || byte >= 0x7F || characters.utf8.contains(byte) else {
        escaped.append(byte)
        continue
      }
      PercentText.append(byte, to: &escaped)
    }
    return escaped
  }
}
