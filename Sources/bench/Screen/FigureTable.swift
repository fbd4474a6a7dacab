/// Figures with their limits, as lines of a table.
struct FigureTable {
  /// What a figure must keep to.
  enum Limit {
    case atLeast(Double)
    case atMost(Double)
    /// For the eye only.
    case none

    func holds(_ value: Double) -> Bool {
      switch self {
      case .atLeast(let least): value >= least
      case .atMost(let most): value <= most
      case .none: true
      }
    }
  }

  private struct Row {
    var name: String
    var value: String
    var unit: String
    var limit: String
    var aim: String
    var verdict: String
  }

  private let title: String
  private var rows: [Row] = []
  /// Figures that miss their limit.
  private(set) var misses = 0

  init(_ title: String) { self.title = title }

  /// Adds a figure; digits are those behind the point, `aim` is what we want beyond the limit.
  mutating func add(
    _ name: String,
    _ value: Double,
    _ unit: String = "",
    digits: Int = 0,
    limit: Limit = .none,
    aim: Double? = nil
  ) {
    let holds = limit.holds(value)
    if !holds { misses += 1 }
    let verdict: String
    let text: String
    switch limit {
    case .atLeast(let least): (text, verdict) = ("at least \(Self.text(least, 2))", "ok")
    case .atMost(let most): (text, verdict) = ("at most \(Self.text(most, 2))", "ok")
    case .none: (text, verdict) = ("", "")
    }
    rows.append(
      Row(
        name: name,
        value: Self.text(value, digits),
        unit: unit,
        limit: text,
        aim: aim.map { "aim \(Self.text($0, 2))" } ?? "",
        verdict: holds ? verdict : "MISSED"
      )
    )
  }

  var lines: [String] {
    let names = rows.map(\.name.count).max() ?? 0
    let values = rows.map(\.value.count).max() ?? 0
    let units = rows.map(\.unit.count).max() ?? 0
    let limits = rows.map(\.limit.count).max() ?? 0
    let aims = rows.map(\.aim.count).max() ?? 0
    return [title]
      + rows.map { row in
        let line =
          "  " + Self.padded(row.name, names) + "  " + Self.padded(row.value, values, left: false)
          + " " + Self.padded(row.unit, units) + "  " + Self.padded(row.limit, limits) + "  "
          + (aims == 0 ? "" : Self.padded(row.aim, aims) + "  ") + row.verdict
        return String(line.reversed().drop { $0 == " " }.reversed())
      }
  }

  /// A number with groups of three digits, rounded to so many behind the point.
  static func text(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let whole = String(scaled / Int(scale))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    let sign = value < 0 ? "-" : ""
    guard digits > 0 else { return sign + grouped }
    let rest = String(scaled % Int(scale))
    return sign + grouped + "." + String(repeating: "0", count: digits - rest.count) + rest
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = true) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }
}

extension [Double] {
  /// The middle one; zero where there is none.
  var median: Double {
    guard !isEmpty else { return 0 }
    return sorted()[count / 2]
  }
}
