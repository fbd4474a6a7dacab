/// A promise that was broken, and where.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  package enum Promise: String, Hashable, Sendable {
    case nothingLost = "nothing is lost"
    case nothingDoubled = "nothing is doubled"
    case valuesRight = "values are right"
    case refusalsJustified = "refusals are justified"
    case countsTrue = "counts are true"
    case runEnds = "the run ends"
  }

  package let promise: Promise
  package let message: String

  package init(_ promise: Promise, _ message: String) {
    self.promise = promise
    self.message = message
  }

  package var description: String { "\(promise.rawValue): \(message)" }
}
