import Records
import SyncMachine

/// A value bound to a statement's parameter.
enum Bound {
  case null
  case integer(Int)
  case text(String)
  case blob([UInt8])

  /// Appends the bytes that are bound by their address.
  func append(to scratch: inout [UInt8]) {
    switch self {
    case .null, .integer: break
    case .text(let text): scratch.append(contentsOf: text.utf8)
    case .blob(let bytes): scratch.append(contentsOf: bytes)
    }
  }

  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
  init(_ instant: Instant) { self = .integer(Int(instant.milliseconds)) }
  init(_ instant: Instant?) { self = instant.map { Bound($0) } ?? .null }
  init(_ name: some TextIdentifier) { self = .text(name.text) }
  init(_ name: (some TextIdentifier)?) { self = name.map { .text($0.text) } ?? .null }
  init(_ number: some NumberIdentifier) { self = .integer(number.number) }
  init(_ number: (some NumberIdentifier)?) { self = number.map { .integer($0.number) } ?? .null }
}

extension Bound: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  init(integerLiteral value: Int) { self = .integer(value) }
  init(stringLiteral value: String) { self = .text(value) }
}
