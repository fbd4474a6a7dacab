/// An identifier that is text outside: never a bare `String` in a signature.
package protocol TextIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  var text: String { get }
  init(_ text: String)
}

extension TextIdentifier {
  package init(stringLiteral value: String) { self.init(value) }
  package var description: String { text }
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
