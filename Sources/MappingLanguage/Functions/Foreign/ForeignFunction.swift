import Diagnostics
import Records

/// A function that other languages have under names that this one does not know, and what to write
/// instead.
package struct ForeignFunction: Hashable, Sendable {
  /// As other languages write it.
  package let names: [String]
  /// What does the same, each list in the place of the one step; several where it depends on what
  /// stands before the step.
  ///
  /// A list of one takes over the parameters of the step as it was written.
  package let counterparts: [[Step]]
  /// What to do where no step does the same, as sentences; a step in them is JSON.
  package let advice: String?

  private init(_ names: String, _ counterparts: [[Step]], _ advice: String?) {
    self.names = names.split(separator: " ").map(String.init)
    self.counterparts = counterparts
    self.advice = advice
  }

  /// Names, with blanks between them, of what one of our steps does too.
  static func same(_ names: String, as steps: Step..., advice: String? = nil) -> ForeignFunction {
    ForeignFunction(names, steps.map { [$0] }, advice)
  }

  /// Names of what several of our steps do one after the other.
  static func same(_ names: String, asChain steps: Step...) -> ForeignFunction {
    ForeignFunction(names, [steps], nil)
  }

  /// Names of what no step does.
  static func none(_ names: String, _ advice: String) -> ForeignFunction {
    ForeignFunction(names, [], advice)
  }

  package static let all: [ForeignFunction] =
    choices + conditions + shape + texts + patterns + encodings + numbers + times + contacts
    + identities + lists + records

  private static let byName = Dictionary(
    all.flatMap { function in function.names.map { ($0, function) } },
    uniquingKeysWith: { first, _ in first }
  )
  private static let byLetters = Dictionary(
    all.flatMap { function in function.names.map { (NameLetters.of($0), function) } },
    uniquingKeysWith: { first, _ in first }
  )

  /// The one of that name, as it is written or by its letters and digits alone: `toLowerCase` is
  /// `to_lower_case`.
  package static subscript(name: String) -> ForeignFunction? {
    byName[name.lowercased()] ?? byLetters[NameLetters.of(name)]
  }
}

extension Step {
  /// A step with constant parameters.
  init(_ function: String, _ constants: [String: JSON]) {
    self.init(function, constants.map { Argument($0.key, .constant($0.value)) })
  }
}
