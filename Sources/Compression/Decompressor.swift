/// Reads a compressed stream piece by piece; several members or frames in a row are one stream.
///
/// The memory is what the format asks for, and does not grow with the stream: 40 KB for gzip, at
/// most 128 MiB for Zstandard, by the window that the file was written with.
package struct Decompressor: ~Copyable {
  /// What a step did: bytes taken from the input, and bytes written.
  package struct Step: Hashable, Sendable {
    package var taken: Int
    package var written: Int
  }

  private let stream: any CompressedStream
  /// Whether the stream may end where it is.
  private var isComplete = false

  package init(_ format: CompressionFormat) throws(CompressionFault) {
    stream =
      switch format {
      case .gzip: try GzipStream()
      case .zstandard: try ZstandardStream()
      }
  }

  /// Decompresses what comes next, to the place in `room` and behind it.
  ///
  /// Neither taking nor writing anything means that more input is needed.
  package mutating func decompress(
    _ input: borrowing Span<UInt8>,
    into room: inout MutableSpan<UInt8>,
    from place: Int
  ) throws(CompressionFault) -> Step {
    guard input.count > 0 || !isComplete else { return Step(taken: 0, written: 0) }
    let (step, isComplete) = try stream.step(input, &room, place)
    self.isComplete = isComplete
    return step
  }

  /// Says that the input has ended.
  ///
  /// - Throws: ``CompressionFault/cut`` where the stream has not.
  package func finish() throws(CompressionFault) {
    guard isComplete else { throw .cut }
  }
}

/// One format's reader; one owner at a time.
protocol CompressedStream: AnyObject {
  /// See ``Decompressor/decompress(_:into:from:)``; also whether the stream may end there.
  func step(
    _ input: borrowing Span<UInt8>,
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(CompressionFault) -> (Decompressor.Step, isComplete: Bool)
}
