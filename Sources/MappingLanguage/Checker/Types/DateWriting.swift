import Records

/// How a step writes days or points in time as texts.
struct DateWriting: Hashable, Sendable {
  /// As the step says it.
  let format: String
  let pattern: DatePattern
  let words: DateWords

  /// Of `format_date` or `format_datetime`; `nil` where a variable says how, or nothing can.
  init?(_ step: Step, _ defaults: RuleDefaults, _ table: DataTable) {
    let locale: String?
    switch step["locale"] {
    case .constant(let constant): locale = constant.string
    case .variable: locale = nil
    case nil: locale = defaults.locale ?? "en"
    }
    guard case .constant(let format) = step["format"], let format = format.string,
      let locale, let words = (table.content() as DateWordTable).words(of: locale),
      let pattern = try? DatePattern(
        format == "iso" && step.function == "format_date" ? "%F" : format
      )
    else { return nil }
    self.format = format
    self.pattern = pattern
    self.words = words
  }

  /// A text as it is written; the text itself where nothing is known of that, and `nil` where
  /// nothing like it is written.
  func spelling(_ text: String) -> String? {
    pattern.isISO ? text : pattern.spelling(text, words: words)
  }
}
