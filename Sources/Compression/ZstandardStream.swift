import CZstd

/// Zstandard, through libzstd.
@safe
final class ZstandardStream: CompressedStream {
  private let stream: OpaquePointer

  init() throws(CompressionFault) {
    guard let stream = unsafe ZSTD_createDStream() else { throw .outOfMemory }
    unsafe self.stream = stream
  }

  deinit { unsafe _ = ZSTD_freeDStream(stream) }

  /// See ``Decompressor/decompress(_:into:from:)``.
  func step(
    _ input: borrowing Span<UInt8>,
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(CompressionFault) -> (Decompressor.Step, isComplete: Bool) {
    var step = Decompressor.Step(taken: 0, written: 0)
    let result = unsafe input.withUnsafeBytes { input in
      unsafe room.withUnsafeMutableBytes { room in
        let free = unsafe UnsafeMutableRawBufferPointer(rebasing: room[place...])
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = unsafe ZSTD_outBuffer(dst: free.baseAddress, size: free.count, pos: 0)
        let result = unsafe ZSTD_decompressStream(stream, &target, &source)
        step = unsafe Decompressor.Step(taken: source.pos, written: target.pos)
        return result
      }
    }
    guard ZSTD_isError(result) == 0 else { throw .damaged }
    return (step, result == 0)
  }
}
