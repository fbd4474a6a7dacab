/// The Public Suffix List: names directly below which anybody can register one.
///
/// Source: https://publicsuffix.org/list/ ("Formal Algorithm").
struct PublicSuffixTable: DataTableContent {
  /// `com`, `co.uk`.
  private var suffixes: Set<[UInt8]> = []
  /// `ck` of the rule `*.ck`: every name directly below is a suffix.
  private var wildcards: Set<[UInt8]> = []
  /// `www.ck` of the rule `!www.ck`: no suffix, whatever the others say.
  private var exceptions: Set<[UInt8]> = []

  init(_ text: String) {
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasPrefix("*.") {
        wildcards.insert(Array(word.dropFirst(2).utf8))
      } else if word.first == "!" {
        exceptions.insert(Array(word.dropFirst().utf8))
      } else {
        suffixes.insert(Array(word.utf8))
      }
    }
  }

  /// The part of a host name that somebody registered: a public suffix and one label more.
  ///
  /// `nil` where the host is itself a public suffix. A top-level domain that the list does not have
  /// is a suffix.
  func registrable(_ host: [UInt8]) -> ArraySlice<UInt8>? {
    var starts = [host.startIndex]
    for index in host.indices where host[index] == UInt8(ascii: ".") { starts.append(index + 1) }
    // The longest rule wins, so the names are tried from the longest.
    for (place, start) in starts.enumerated() {
      let name = Array(host[start...])
      if exceptions.contains(name) { return host[start...] }
      let isBelowWildcard =
        place + 1 < starts.count
        && wildcards.contains(Array(host[starts[place + 1]...]))
      let isLast = place + 1 == starts.count
      if isBelowWildcard || suffixes.contains(name) || isLast {
        return place == 0 ? nil : host[starts[place - 1]...]
      }
    }
    return nil
  }
}
