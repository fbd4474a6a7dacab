import Records

/// The patterns of `parse_date` and `parse_datetime`, tried in order.
struct DateReader: Sendable {
  static let parameters: [FunctionSignature.Parameter] = [
    .init("formats", .datePatterns, "tried in order, strftime's letters, or iso"),
    .init("pivot", .integer, required: false, "for %y: below it is 20xx, from it on 19xx"),
    .init("locale", .text, required: false, "language of month names, en unless said"),
  ]

  let patterns: [DatePattern]
  private let words: DateWords
  private let pivot: Int?

  init(_ arguments: StepArguments) throws(ArgumentFault) {
    var patterns: [DatePattern] = []
    for text in try arguments.texts("formats") {
      patterns.append(try DatePattern(text, parameter: "formats"))
    }
    guard !patterns.isEmpty else { throw ArgumentFault("formats", "a pattern is needed") }
    words = try arguments.dateWords()
    pivot = try arguments.integer("pivot", default: nil)
    if let pivot, !(0...100).contains(pivot) {
      throw ArgumentFault("pivot", "a number from 0 to 100 is needed")
    }
    if pivot == nil, patterns.contains(where: { $0.fields.contains(.shortYear) }) {
      throw ArgumentFault("pivot", "%y has two digits: say which century with \"pivot\"")
    }
    if patterns.contains(where: { !$0.hasDate }) {
      throw ArgumentFault("formats", "year, month and day are needed")
    }
    if patterns.contains(where: {
      $0.fields.contains(.halfDayHour) != $0.fields.contains(.halfOfDay)
    }) {
      throw ArgumentFault("formats", "%I and %p are needed together")
    }
    self.patterns = patterns
  }

  /// What the first fitting pattern reads; `iso` is left to the caller.
  func read(_ text: String, _ pattern: DatePattern) -> ReadMoment? {
    pattern.read(text, words: words, pivot: pivot)
  }
}
