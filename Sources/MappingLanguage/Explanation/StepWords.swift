package import Records

/// The parameters of one step, as its wording shows them.
///
/// What the step leaves out and the spec's `defaults` say is said.
package struct StepWords: Sendable {
  private let values: [String: Step.Argument.Value]
  /// What the step stands on: `company`, `the variable name`.
  package let it: String
  /// When that is empty: `company is empty`.
  let absence: String
  /// Whether that is a day, which is the same in every time zone.
  let isDay: Bool
  /// What the field counts that the step works for.
  let lengthUnit: LengthUnit

  package init(
    _ step: Step,
    on it: String = "it",
    absence: String? = nil,
    isDay: Bool = false,
    defaults: RuleDefaults? = nil,
    lengthUnit: LengthUnit = .codePoint
  ) {
    self.it = it
    self.absence = absence ?? "\(it) is empty"
    self.isDay = isDay
    self.lengthUnit = lengthUnit
    var values: [String: Step.Argument.Value] = [:]
    for argument in step.arguments { values[argument.name] = argument.value }
    if let defaults, let signature = FunctionCatalog[step.function]?.signature {
      for parameter in signature.defaulted where values[parameter.rawValue] == nil {
        let value = parameter.value(in: defaults)
        values[parameter.rawValue] = value.map { .constant(.string($0)) }
      }
    }
    self.values = values
  }

  /// The value in words; empty where nobody says it.
  package subscript(name: String) -> String {
    switch values[name] {
    case .constant(let constant): constant.inWords
    case .variable(let name): "the variable \(name)"
    case nil: ""
    }
  }

  package func says(_ name: String) -> Bool { values[name] != nil }

  /// A constant text, without quotation marks.
  package func text(_ name: String) -> String? { constant(name)?.string }

  package func number(_ name: String) -> Int? { constant(name)?.int }

  /// The members of a constant list.
  func items(_ name: String) -> [JSON] { constant(name)?.array ?? [] }

  package func flag(_ name: String) -> Bool { constant(name)?.bool ?? false }

  /// Whether a constant says that there is nothing.
  func saysNothing(_ name: String) -> Bool { constant(name)?.isNull ?? false }

  /// `'a', 'b' or 'c'`.
  package func any(_ name: String) -> String { list(name, "or") }

  /// `'a', 'b' and 'c'`.
  package func all(_ name: String) -> String { list(name, "and") }

  /// The name of a language, a region or a time zone: a constant without quotation marks.
  package func plain(_ name: String, unless fallback: String = "") -> String {
    guard says(name) else { return fallback }
    return text(name) ?? self[name]
  }

  /// The time zone in which a step works.
  package var timeZone: String { plain("time_zone", unless: "UTC") }

  /// What a step says about its time zone; nothing where it stands on a day.
  func ofInstants(_ words: String) -> String { isDay ? "" : ", \(words)" }

  private func constant(_ name: String) -> JSON? {
    if case .constant(let value) = values[name] { value } else { nil }
  }

  private func list(_ name: String, _ word: String) -> String {
    guard let items = constant(name)?.array else { return self[name] }
    return items.map(\.inWords).listed(word)
  }

  /// What the parameters `from` and `to` take: `the first word`, `all words but the last`.
  package func places(_ thing: String) -> String {
    guard let from = number("from"), let to = number("to") else { return "some \(thing)s" }
    switch (from, to) {
    case (0, -1): return "all \(thing)s"
    case (0, 0): return "the first \(thing)"
    case (-1, -1): return "the last \(thing)"
    case (0, -2): return "all \(thing)s but the last"
    case (1, -1): return "all \(thing)s but the first"
    case (0, 1...): return "the first \(to + 1) \(thing)s"
    case (..<0, -1): return "the last \(-from) \(thing)s"
    default:
      if from == to { return "\(thing) \(Self.place(from))" }
      return "\(thing)s \(Self.place(from)) to \(Self.place(to))"
    }
  }

  /// What the parameters `from` and `to` leave: `the last word`, `all but the first word`.
  func rest(_ thing: String) -> String {
    switch (number("from"), number("to")) {
    case (0, -2): "the last \(thing)"
    case (1, -1): "the first \(thing)"
    default: "all but \(places(thing))"
    }
  }

  private static func place(_ place: Int) -> String {
    place < 0 ? "\(-place) from the end" : "\(place + 1)"
  }
}

extension JSON {
  /// A constant as a reader sees it: texts in quotation marks, lists without brackets.
  var inWords: String {
    switch self {
    case .null: "nothing"
    case .array(let items): items.map(\.inWords).listed("and")
    case .string, .bool, .number, .object: quoted
    }
  }
}

extension [String] {
  /// `a, b and c`.
  func listed(_ word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension Int {
  /// `1 character`, `2 characters`.
  func of(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
