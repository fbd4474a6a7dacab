import Compression
import Diagnostics
import Glibc
import Records
import Workspace

/// Which file of the disk is meant, whatever it is called there.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let node: UInt

  /// `nil` where there is no regular file.
  init?(at path: String) {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return nil }
    self.init(facts)
  }

  /// `nil` where no regular file is open: a pipe, a terminal, a device.
  init?(descriptor: Int32) {
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { return nil }
    self.init(facts)
  }

  private init?(_ facts: stat) {
    guard facts.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt(facts.st_dev)
    node = UInt(facts.st_ino)
  }
}

/// A file that is read from its beginning to its end, or standard input; decompressed by its name.
struct InputFile: ~Copyable, ByteSource {
  /// How messages name it.
  let name: String
  /// Bytes on the disk; `nil` where nobody knows.
  let size: Int?
  /// Bytes read so far, as they are on the disk.
  private(set) var position = 0
  private let descriptor: Int32
  private var decompressor: Decompressor?
  private var compressed: [UInt8]
  /// What of the compressed bytes is not decompressed yet.
  private var pending = 0..<0
  private var isAtEnd = false

  static func standardInput() -> InputFile {
    InputFile(name: "stdin", descriptor: 0, size: nil, decompressor: nil)
  }

  /// Throws CFG002 where the file cannot be read.
  init(at path: String, named name: String) throws(Diagnostic) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileTrouble.unreadable(path, named: name) }
    var decompressor: Decompressor?
    do throws(CompressionFault) {
      if let format = CompressionFormat.split(name)?.format {
        decompressor = try Decompressor(format)
      }
    } catch {
      close(descriptor)
      throw Self.damaged(error, name)
    }
    var facts = stat()
    let isFile = unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    self.init(
      name: name,
      descriptor: descriptor,
      size: isFile ? Int(facts.st_size) : nil,
      decompressor: decompressor
    )
  }

  private init(
    name: String,
    descriptor: Int32,
    size: Int?,
    decompressor: consuming Decompressor?
  ) {
    self.name = name
    self.descriptor = descriptor
    self.size = size
    compressed = decompressor == nil ? [] : Array(repeating: 0, count: 1 << 16)
    self.decompressor = decompressor
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Reads what comes next, to the place and behind it; how many bytes, 0 at the end.
  ///
  /// - Throws: CFG002 where the file cannot be read, SMP108 where it is compressed and cut or
  ///   damaged.
  mutating func read(
    into room: inout MutableSpan<UInt8>,
    from place: Int
  ) throws(DiagnosticList) -> Int {
    do throws(Diagnostic) {
      guard decompressor != nil else {
        let count = try readRaw(&room, place)
        position += count
        return count
      }
      return try readCompressed(&room, place)
    } catch {
      throw DiagnosticList([error])
    }
  }

  private mutating func readCompressed(
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(Diagnostic) -> Int {
    while true {
      do throws(CompressionFault) {
        let written = try decompress(&room, place)
        if written > 0 { return written }
        if isAtEnd {
          try decompressor?.finish()
          return 0
        }
      } catch {
        throw Self.damaged(error, name)
      }
      try refill()
    }
  }

  /// Decompresses until something is written, or all that was read is used up.
  private mutating func decompress(
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(CompressionFault) -> Int {
    let input = compressed
    while true {
      let step = try decompressor?.decompress(
        input.span.extracting(pending),
        into: &room,
        from: place
      )
      guard let step else { return 0 }
      pending = pending.lowerBound + step.taken..<pending.upperBound
      if step.written > 0 || pending.isEmpty { return step.written }
      if step.taken == 0 { throw .damaged }
    }
  }

  private mutating func refill() throws(Diagnostic) {
    var memory: [UInt8] = []
    swap(&memory, &compressed)
    defer { swap(&memory, &compressed) }
    var span = memory.mutableSpan
    let count = try readRaw(&span, 0)
    pending = 0..<count
    position += count
    isAtEnd = count == 0
  }

  private func readRaw(
    _ room: inout MutableSpan<UInt8>,
    _ place: Int
  ) throws(Diagnostic) -> Int {
    while true {
      let count = unsafe room.withUnsafeMutableBytes { buffer in
        let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[place...])
        return unsafe Glibc.read(descriptor, free.baseAddress, free.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else {
        throw errno == EISDIR ? Self.folder(name) : Self.unreadable(name)
      }
    }
  }

  /// Whether there is a file that may be read; nothing is opened.
  static func isReadable(_ path: String) -> Bool {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else { return false }
    return unsafe access(path, R_OK) == 0
  }

  /// The path of what is there, through all links; `nil` where nothing is.
  static func realPath(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// The files that a pattern of a shell means, sorted; none where none does.
  static func matching(_ pattern: String) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(unsafe found.gl_pathc)).compactMap { index in
      unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }

  private static func damaged(_ fault: CompressionFault, _ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP108,
      fault.sentence,
      at: Location(name),
      hint: "Get the file again; what came out of it before this place is mapped."
    )
  }

  static func folder(_ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG002,
      "it is a folder",
      at: Location(name),
      hint: "Name its files, such as with a pattern: \"\(name)/*.jsonl\""
    )
  }

  private static func unreadable(_ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG002,
      "the file cannot be read: \(unsafe String(cString: strerror(errno)))",
      at: Location(name),
      hint: "Copy it to another place, and name the copy."
    )
  }
}
