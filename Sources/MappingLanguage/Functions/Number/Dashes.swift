extension Character {
  /// Whether it is a hyphen, a dash or a minus, of any width.
  var isDash: Bool { Self.dashes.contains(self) }

  static let dashes: Set<Character> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "\u{FE63}", "\u{FF0D}",
  ]
}
