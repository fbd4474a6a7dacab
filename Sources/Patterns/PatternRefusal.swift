/// Why a pattern, or a replacement for its matches, is not accepted.
package enum PatternRefusal: Hashable, Sendable {
  /// Not a regular expression; the text is PCRE2's own sentence.
  case syntax(String)
  /// More than ``PatternLimits/charactersMax`` characters.
  case tooLong
  /// `(?C…)`.
  case callout
  /// `(*…)`: verbs can change how, and how long, PCRE2 searches.
  case verb
  /// `(?R)`, `(?1)`, `(?&name)`, `\g<name>` and conditions on recursion.
  case recursion
  /// `\C` could split a character.
  case singleByte
  /// A lookbehind whose length is not fixed.
  case unboundedLookbehind
  /// `(a+)+`: the same text can be divided in exponentially many ways.
  case nestedQuantifier
  /// A replacement names a group the pattern does not have.
  case unknownGroup(Int)
  /// A `$` in a replacement that is neither `$$` nor a group.
  case strayDollar
}

extension PatternRefusal: CustomStringConvertible {
  /// One sentence without advice.
  package var description: String {
    switch self {
    case .syntax(let sentence): "The pattern is not a regular expression: \(sentence)."
    case .tooLong: "The pattern has more than \(PatternLimits.charactersMax) characters."
    case .callout: "The pattern contains a callout, (?C)."
    case .verb: "The pattern contains a control verb, (*…)."
    case .recursion: "The pattern calls itself or one of its groups."
    case .singleByte: "The pattern contains \\C, which matches a part of a character."
    case .unboundedLookbehind: "The pattern contains a lookbehind whose length is not fixed."
    case .nestedQuantifier:
      "The pattern repeats a group that itself repeats the same characters, as in (a+)+."
    case .unknownGroup(let number): "The pattern has no group \(number)."
    case .strayDollar: "The replacement contains a $ that is neither $$ nor a group such as $1."
    }
  }
}
