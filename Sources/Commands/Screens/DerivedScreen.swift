import MappingLanguage

/// What the derived cases put in and what came out, under what they are about.
struct DerivedScreen {
  let columns: Int
  let style: Style

  func lines(_ derived: DerivedCases, _ cases: [DerivedCase], limit: Int) -> [String] {
    guard !cases.isEmpty else { return [] }
    var lines = [
      style.bold("Derived from the spec and the catalogs; nobody said what should come out")
    ]
    lines.append("  the usual record: " + derived.usual.result)
    var table = TextTable(columns: columns - 4)
    let shown = cases.prefix(limit)
    for one in shown { table.add([one.words, "→", one.result]) }
    var about: [String] = []
    for (one, line) in zip(shown, table.lines) {
      if one.about != about {
        about = one.about
        lines.append("  " + style.dim(about.joined(separator: ", ")))
      }
      lines.append("    " + line)
    }
    let hidden = cases.count - shown.count
    lines.append(
      ScreenText.count(cases.count, "derived case")
        + (hidden > 0 ? "; --derived \(cases.count) shows the other \(hidden)" : "")
        + (derived.leftOut > 0 ? "; \(ScreenText.count(derived.leftOut)) more were not tried" : "")
    )
    return lines
  }
}
