import Records

/// Puts a streamed answer together from server-sent events, or from lines, while it arrives.
struct CompletionStream {
  /// What arrived, for the record.
  private(set) var body: [UInt8] = []
  private(set) var completion = ChatCompletion()
  /// The model writes blanks or digits without end.
  private(set) var isLooping = false
  private let dialect: ModelDialect
  private var line: [UInt8] = []
  private var run = (kind: CharacterKind.other, length: 0)

  /// More blanks or digits in a row than any sensible answer has; deep indentation stays below.
  private static let runMax = 400

  private enum CharacterKind {
    case blank
    case digit
    case other
  }

  init(_ dialect: ModelDialect) { self.dialect = dialect }

  /// Takes the next bytes; `false` where reading on is pointless.
  mutating func take(_ bytes: [UInt8]) -> Bool {
    body += bytes
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        finishLine()
      } else if byte != UInt8(ascii: "\r") {
        line.append(byte)
      }
    }
    return !isLooping
  }

  /// Takes what stands after the last line end.
  mutating func finish() { finishLine() }

  var isComplete: Bool { completion.isComplete(dialect) }

  private mutating func finishLine() {
    defer { line.removeAll(keepingCapacity: true) }
    var data = line[...]
    if line.starts(with: Array("data:".utf8)) {
      data = line.dropFirst(5).drop { $0 == UInt8(ascii: " ") }
    } else if dialect != .ollama {
      return
    }
    if data.elementsEqual("[DONE]".utf8) {
      completion.isDone = true
      return
    }
    guard let piece = try? JSON(parsing: Array(data)) else { return }
    let before = (completion.content.utf8.count, completion.arguments.utf8.count)
    completion.add(piece, dialect)
    watch(completion.content.utf8.dropFirst(before.0))
    watch(completion.arguments.utf8.dropFirst(before.1))
  }

  private mutating func watch(_ text: some Sequence<UInt8>) {
    for byte in text {
      let kind: CharacterKind =
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: .blank
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        default: .other
        }
      run = kind == run.kind ? (kind, run.length + 1) : (kind, 1)
      if kind != .other, run.length > Self.runMax { isLooping = true }
    }
  }
}
