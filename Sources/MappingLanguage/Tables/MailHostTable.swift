/// Hosts that give anybody a mailbox, and names of mailboxes that belong to a function.
struct MailHostTable: DataTableContent {
  private var free: Set<[UInt8]> = []
  /// Names with `*` in them, label by label.
  private var freePatterns: [[ArraySlice<UInt8>]] = []
  private var disposable: Set<[UInt8]> = []
  private var roles: Set<[UInt8]> = []

  init(_ text: String) {
    for section in text.tableSections {
      let words = section.lines.flatMap { $0.split(separator: " ") }.map { Array($0.utf8) }
      switch section.heading {
      case "free":
        for word in words {
          if word.contains(Self.star) {
            freePatterns.append(Self.labels(word))
          } else {
            free.insert(word)
          }
        }
      case "disposable": disposable = Set(words)
      case "role": roles = Set(words.map { Self.joined($0[...]) })
      default: break
      }
    }
  }

  /// Whether a host, or one that it belongs to, gives addresses that are thrown away.
  func isDisposable(_ host: [UInt8]) -> Bool {
    Self.ends(of: host).contains(where: disposable.contains)
  }

  /// Whether a host, or one that it belongs to, gives everybody an address.
  func isFree(_ host: [UInt8]) -> Bool {
    Self.ends(of: host).contains { end in
      if free.contains(end) { return true }
      let labels = Self.labels(end)
      return freePatterns.contains { pattern in
        pattern.count == labels.count && zip(pattern, labels).allSatisfy(Self.fits)
      }
    }
  }

  /// Whether a mailbox belongs to a function; what follows a plus does not count, nor do points,
  /// dashes and underscores: `no.reply`.
  func isRole(_ mailbox: [UInt8]) -> Bool {
    roles.contains(Self.joined(mailbox.prefix { $0 != UInt8(ascii: "+") }))
  }

  private static func joined(_ mailbox: ArraySlice<UInt8>) -> [UInt8] {
    mailbox.filter { !"._-".utf8.contains($0) }
  }

  private static let star = UInt8(ascii: "*")
  private static let dot = UInt8(ascii: ".")

  private static func labels(_ name: [UInt8]) -> [ArraySlice<UInt8>] { name.split(separator: dot) }

  /// The name and every shorter one of at least two labels that it ends in.
  private static func ends(of name: [UInt8]) -> [[UInt8]] {
    var ends = [name]
    for index in name.indices where name[index] == dot {
      let end = Array(name[(index + 1)...])
      if end.contains(dot) { ends.append(end) }
    }
    return ends
  }

  /// Whether a label fits a pattern with at most one `*`.
  private static func fits(_ pattern: ArraySlice<UInt8>, _ label: ArraySlice<UInt8>) -> Bool {
    guard let place = pattern.firstIndex(of: star) else { return pattern == label }
    let head = pattern[..<place]
    let tail = pattern[(place + 1)...]
    return label.count >= head.count + tail.count && label.starts(with: head)
      && label.suffix(tail.count) == tail
  }
}
