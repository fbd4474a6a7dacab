/// An identifier that counts: never a bare `Int` in a signature.
package protocol NumberIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByIntegerLiteral
{
  var number: Int { get }
  init(_ number: Int)
}

extension NumberIdentifier {
  package init(integerLiteral value: Int) { self.init(value) }
  package var description: String { String(number) }
  package var next: Self { Self(number + 1) }
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
