import CSimdJSON

/// Paths of names, laid out as the C side reads them.
struct CPaths {
  private var bytes: [UInt8] = []
  private var lengths: [UInt32] = []
  private var counts: [UInt32] = []

  init(_ paths: [[String]]) {
    for path in paths {
      counts.append(UInt32(path.count))
      for name in path {
        lengths.append(UInt32(name.utf8.count))
        bytes.append(contentsOf: name.utf8)
      }
    }
  }

  /// Lends the paths for the time of a call.
  func lend<Result>(_ body: (csimdjson_paths) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe lengths.withUnsafeBufferPointer { lengths in
        unsafe counts.withUnsafeBufferPointer { counts in
          unsafe body(
            csimdjson_paths(
              bytes: bytes.baseAddress,
              lengths: lengths.baseAddress,
              counts: counts.baseAddress,
              count: counts.count
            )
          )
        }
      }
    }
  }
}
