/// How a file is compressed, as its name says.
package enum CompressionFormat: Hashable, Sendable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// RFC 8878.
  case zstandard

  /// The endings of names, with their dots.
  package var endings: [String] {
    switch self {
    case .gzip: [".gz", ".gzip"]
    case .zstandard: [".zst", ".zstd"]
    }
  }

  /// The format that a file's name ends with, and the name without it; `nil` where it says none.
  package static func split(_ name: String) -> (format: CompressionFormat, inner: String)? {
    let small = name.lowercased()
    for format in allCases {
      for ending in format.endings where small.hasSuffix(ending) {
        return (format, String(name.dropLast(ending.count)))
      }
    }
    return nil
  }
}

/// Why a compressed stream cannot be read further; what came before it is whole.
package enum CompressionFault: Error, Hashable, Sendable {
  /// The stream ends too early.
  case cut
  /// The bytes are not of the format, or a checksum does not fit.
  case damaged
  case outOfMemory

  package var sentence: String {
    switch self {
    case .cut: "the compressed file ends too early"
    case .damaged: "the compressed file is damaged"
    case .outOfMemory: "there is not enough memory"
    }
  }
}
