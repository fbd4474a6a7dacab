import Records

extension StepWording {
  /// What an arithmetic step fails for.
  static let overflow = "leads to a number that is too large"
  /// What a step with a pattern fails for.
  static let patternGivesUp = "makes the pattern give up"
}

extension StepWords {
  /// The characters of the parameter `set`: `digits`, `characters '+-'`.
  var characters: String {
    switch text("set") {
    case "digits": "digits"
    case "letters": "letters"
    case "alphanumeric": "letters and digits"
    case "ascii": "plain characters (ASCII)"
    default: "characters \(self["set"])"
    }
  }

  /// How numbers are written in a text: ` (',' between thousands)`.
  var numberForm: String {
    let parts = [
      says("group_separator") ? "\(self["group_separator"]) between thousands" : nil,
      says("decimal_separator") ? "\(self["decimal_separator"]) before the fraction" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  /// What a value is that cannot be read as a number; where a text may have groups, one that has
  /// separators at other places too.
  func noNumber(_ words: String) -> String {
    guard says("group_separator") else { return words }
    return "\(words) or has \(self["group_separator"]) elsewhere than between thousands"
  }

  /// `2 digits after the point (half up)`.
  var rounding: String {
    let mode =
      switch text("mode") {
      case "half_even": "the middle to the even neighbour"
      case "half_up": "the middle away from zero"
      case "down": "towards zero"
      default: "away from zero"
      }
    return "\((number("scale") ?? 0).of("digit")) after the point, \(mode)"
  }

  /// The forms in which a day or a point in time is read: ` in the form '%d.%m.%Y'`.
  var dateForm: String {
    var words = " in the form \(any("formats"))"
    if items("formats").count > 1 { words += " (the first form that fits counts)" }
    if let pivot = number("pivot") { words += ", years below \(pivot) as 20xx and others as 19xx" }
    return words
  }

  /// `'small' from 1 to below 50, 'large' from 50 on`.
  var ranges: String {
    let bounds = items("bounds").map { $0.number }
    let closesLower = text("closed") != "upper"
    let ranges = items("labels").enumerated().map { index, label in
      let low = bounds.indices.contains(index) ? bounds[index] : nil
      let high = bounds.indices.contains(index + 1) ? bounds[index + 1] : nil
      let from = low.map { closesLower ? "from \($0)" : "above \($0)" }
      let to = high.map { closesLower ? "below \($0)" : "up to \($0)" }
      return "\(label.inWords) \([from, to].compactMap { $0 }.joined(separator: ", "))"
    }
    return ranges.joined(separator: "; ")
  }

  /// The wording of `text_before` and `text_after`.
  func marks(side: String, rest: String) -> StepWording {
    let mark = (flag("last") ? "the last " : "the first ") + any("any_of")
    let keeps = text("if_missing") == "keep"
    let missing = "\(it) has no \(any("any_of"))"
    return StepWording(
      "only what stands \(side) \(mark)",
      loses: "what stands \(rest) \(mark)",
      standsIn: keeps ? "the whole text where \(missing)" : nil,
      vanishes: keeps ? nil : missing
    )
  }
}
