import Diagnostics
import Records

/// The values of a sample that one step does not list: in its value map, the options of its target
/// or its ranges.
struct UnlistedTally {
  private var values: [String: Int] = [:]
  /// Records with at least one.
  private var records = 0
  /// Records that are refused for it.
  private var refused = 0

  /// Takes one value, as JSON text.
  mutating func add(_ raw: String, isFirstOfRecord: Bool) {
    values[raw, default: 0] += 1
    if isFirstOfRecord { records += 1 }
  }

  /// Takes a record that the step ended.
  mutating func addRefusal() { refused += 1 }

  /// Whether what is not listed is an error of the step.
  static func fails(_ step: Step) -> Bool {
    if case .fails = fate(of: step) { true } else { false }
  }

  /// What the step makes of them.
  private enum Fate {
    case fails
    case countsAsEmpty
    case becomes(String)
    case stays
  }

  /// One finding for the step; values are named where a catalog lists them as options.
  ///
  /// `knownOptions`: in small letters.
  func diagnostic(
    _ node: SpecNodes.StepNode,
    of total: Int,
    knownOptions: Set<String>,
    at location: Location
  ) -> Diagnostic {
    let fate = Self.fate(of: node.step)
    let share = SampleFindings.share(records, of: total)
    return Diagnostic(
      severity(of: fate, total),
      .D914,
      "\(share) have a value that is not listed\(Self.words(fate)): \(values.count) different"
        + (refused > 0 ? "; \(refused) would be invalid" : ""),
      at: location,
      hint: Self.hint(fate),
      rule: node.owner.title,
      found: names(knownOptions)
    )
  }

  /// What is said beforehand is worth a warning only where much goes that way: a tenth that is
  /// lost, or half of all that takes a default.
  private func severity(of fate: Fate, _ total: Int) -> Severity {
    let isLarge = total >= SampleFindings.recordsMin
    return switch fate {
    case .fails: .warning
    case .countsAsEmpty: isLarge && records * 10 >= total ? .warning : .note
    case .becomes, .stays: isLarge && records * 2 > total ? .warning : .note
    }
  }

  private static func fate(of step: Step) -> Fate {
    if step.nullOnError { return .countsAsEmpty }
    func constant(_ name: String) -> JSON? {
      if case .constant(let value) = step[name] { value } else { nil }
    }
    if let otherwise = constant("else") {
      return otherwise.isNull ? .countsAsEmpty : .becomes(otherwise.inWords)
    }
    if constant("unlisted")?.string == "keep" { return .stays }
    return constant("outside")?.string == "null" ? .countsAsEmpty : .fails
  }

  private static func words(_ fate: Fate) -> String {
    switch fate {
    case .fails: ""
    case .countsAsEmpty: " and counts as empty"
    case .becomes(let value): " and becomes \(value)"
    case .stays: " and stays as it is"
    }
  }

  private static func hint(_ fate: Fate) -> String {
    switch fate {
    case .fails: "Add entries, or say what holds for all others."
    case .countsAsEmpty, .becomes, .stays:
      "Add entries for those of which something else shall become."
    }
  }

  private func names(_ known: Set<String>) -> String? {
    let named = values.compactMap { raw, count -> (String, Int)? in
      guard let text = (try? JSON(parsing: raw))?.string, known.contains(text.lowercased())
      else { return nil }
      return (text, count)
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    guard !named.isEmpty else { return nil }
    return named.prefix(8).map { "\"\($0)\" (\($1))" }.joined(separator: ", ")
  }
}
