import Glibc

/// Copies of a few bytes, which are most: without a call, in pieces that may overlap.
@usableFromInline
enum ByteCopy {
  /// Copies between memory that does not overlap.
  @inlinable @inline(__always)
  static func copy(
    _ source: UnsafePointer<UInt8>?,
    to target: UnsafeMutablePointer<UInt8>,
    count: Int
  ) {
    guard let source = unsafe source else { return }
    let (from, to) = unsafe (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    switch count {
    case 16...32: unsafe ends(of: SIMD16<UInt8>.self, from, to, count)
    case 8..<16: unsafe ends(of: UInt64.self, from, to, count)
    case 4..<8: unsafe ends(of: UInt32.self, from, to, count)
    case 0..<4:
      for index in 0..<count { unsafe target[index] = source[index] }
    default: unsafe to.copyMemory(from: from, byteCount: count)
    }
  }

  @inlinable @inline(__always)
  static func ends<Piece: BitwiseCopyable>(
    of piece: Piece.Type,
    _ from: UnsafeRawPointer,
    _ to: UnsafeMutableRawPointer,
    _ count: Int
  ) {
    let last = count - MemoryLayout<Piece>.size
    let first = unsafe from.loadUnaligned(as: piece)
    let second = unsafe from.loadUnaligned(fromByteOffset: last, as: piece)
    unsafe to.storeBytes(of: first, as: piece)
    unsafe to.storeBytes(of: second, toByteOffset: last, as: piece)
  }
}
