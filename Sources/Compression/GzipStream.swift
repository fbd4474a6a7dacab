import CZlib

/// Gzip, through zlib.
@safe
final class GzipStream: CompressedStream {
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether a member has ended and none has begun after it.
  private var isBetween = false

  init() throws(CompressionFault) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_inflate_gzip(stream) == Z_OK else { throw .outOfMemory }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// See ``Decompressor/decompress(_:into:from:)``.
  func step(
    _ input: borrowing Span<UInt8>,
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(CompressionFault) -> (Decompressor.Step, isComplete: Bool) {
    let padding = isBetween ? Self.zeros(of: input) : 0
    if padding > 0 { return (Decompressor.Step(taken: padding, written: 0), true) }
    isBetween = isBetween && input.count == 0
    let given = input.count
    let free = room.count - place
    let result = unsafe input.withUnsafeBufferPointer { input in
      unsafe room.withUnsafeMutableBufferPointer { room in
        // zlib asks for a pointer that it may write to, and does not.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(clamping: given)
        unsafe stream.pointee.next_out = room.baseAddress.map { unsafe $0 + place }
        unsafe stream.pointee.avail_out = UInt32(clamping: free)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let step = unsafe Decompressor.Step(
      taken: min(given, Int(UInt32.max)) - Int(stream.pointee.avail_in),
      written: min(free, Int(UInt32.max)) - Int(stream.pointee.avail_out)
    )
    switch result {
    case Z_OK, Z_BUF_ERROR: return (step, false)
    case Z_STREAM_END:
      unsafe inflateReset(stream)
      isBetween = true
      return (step, true)
    case Z_MEM_ERROR: throw .outOfMemory
    default: throw .damaged
    }
  }

  /// How many zero bytes it begins with: tapes and archives pad files with them.
  private static func zeros(of input: borrowing Span<UInt8>) -> Int {
    var count = 0
    while count < input.count, input[count] == 0 { count += 1 }
    return count
  }
}
