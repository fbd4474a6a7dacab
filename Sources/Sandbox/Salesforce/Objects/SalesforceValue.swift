import Records

/// A value as a row holds it.
enum SalesforceValue: Hashable, Sendable {
  case null
  case text(String)
  /// As it was written.
  case number(String)
  case flag(Bool)

  var json: JSON {
    switch self {
    case .null: .null
    case .text(let text): .string(text)
    case .number(let text): .number(text)
    case .flag(let flag): .bool(flag)
    }
  }

  /// What comparisons see: text without its case; `nil` for null.
  var folded: String? {
    switch self {
    case .null: nil
    case .text(let text): text.lowercased()
    case .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  func write(into output: inout [UInt8]) {
    switch self {
    case .null: output += Array("null".utf8)
    case .text(let text): JSONText.write(text, into: &output)
    case .number(let text): output += Array(text.utf8)
    case .flag(let flag): output += Array((flag ? "true" : "false").utf8)
    }
  }
}
