/// The pieces of a streamed answer, and how they break off.
struct ModelStream {
  let contentType: String
  /// Events or lines, complete with their line ends.
  var pieces: [String]
  /// What says that the server gave up.
  let error: String

  /// How many characters of an answer a piece carries.
  private static let pieceLength = 60

  /// How long nothing comes where nothing is to come.
  private static let stallTime = Duration.seconds(600)

  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      parts.append(String(rest.prefix(pieceLength)))
      rest = rest.dropFirst(pieceLength)
    }
    return parts
  }

  func answer(_ twist: ModelTwist?) -> SandboxAnswer {
    var pieces = pieces
    let middle = pieces.count / 2
    var stallsAt: Int?
    switch twist {
    case .cutStream: pieces = Array(pieces[..<middle])
    case .streamError: pieces = pieces[..<middle] + [error]
    case .stall: stallsAt = middle
    default: break
    }
    let lines = pieces
    var answer = SandboxAnswer(status: 200, contentType: contentType) { piece in
      piece < lines.count ? Array(lines[piece].utf8) : nil
    }
    answer.pause = stallsAt.map { SandboxAnswer.Pause(before: $0, duration: Self.stallTime) }
    return answer
  }
}
