import Foundation

/// Bytes that `gzip` made.
enum Squeezed {
  /// `{"hello":"squeeze squeeze … "}`, 76 bytes.
  static let greeting = bytes(
    "H4sIAAAAAAACA6tWykjNyclXslIqLixNTa1KVSCXVqoFAJhVeYJMAAAA"
  )

  /// A million zero bytes, in 1,003.
  static let millionZeros: [UInt8] =
    bytes("H4sIAAAAAAACA+3BAQEAAACCIP+vbkhAAQ==")
    + [UInt8](repeating: 0, count: 968)
    + bytes("rwaey3kSQEIPAA==")

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map(Array.init) ?? []
  }
}
