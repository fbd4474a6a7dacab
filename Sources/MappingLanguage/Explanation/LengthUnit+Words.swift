import Records

extension LengthUnit {
  /// `1 character`, `10 bytes`.
  func of(_ count: Int) -> String {
    switch self {
    case .codePoint: count.of("character")
    case .utf16: count.of("UTF-16 unit")
    case .byte: count.of("byte")
    }
  }
}
