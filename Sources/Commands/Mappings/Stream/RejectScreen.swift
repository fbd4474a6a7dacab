import Diagnostics

/// What a person sees of rejects: the first of each cause with what to do, and how many more there
/// were.
struct RejectScreen: Sendable {
  /// Lines that are shown of one cause.
  private static let linesMax = 3

  private var counts: [Reject.Cause: Int] = [:]
  /// In the order of their first reject.
  private var causes: [Reject.Cause] = []

  /// The lines of a reject; none where enough of its cause was seen.
  ///
  /// A file that cannot be read is always told: it is another file each time.
  mutating func lines(of reject: Reject, in file: String) -> [String] {
    let count = counts[reject.cause, default: 0]
    if count == 0 { causes.append(reject.cause) }
    counts[reject.cause] = count + 1
    guard count < Self.linesMax || reject.kind == .failed else { return [] }
    let hint = count == 0 ? reject.hint.map { "  " + $0 } : nil
    return ([reject.text(of: file)] + [hint].compactMap(\.self)).map(PrintableText.of)
  }

  /// How many were not shown, a line a cause.
  var rest: [String] {
    let lines = causes.compactMap { cause -> String? in
      let more = counts[cause, default: 0] - Self.linesMax
      guard more > 0, cause.kind != .failed else { return nil }
      return "\(ScreenText.count(more)) more \(cause)\(cause.code.map { ": " + $0 } ?? "")"
    }
    return lines.isEmpty ? [] : lines + ["Write all of them to a file: --rejects FILE"]
  }
}
