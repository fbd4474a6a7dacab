import Records

/// The data blocks of a prompt, `<<name marker`, lines, `>>name marker`, as a reader finds them.
struct PromptPage {
  private let blocks: [String: [String]]

  /// Reads the messages of a chat-completions request.
  init(_ request: JSON) {
    var blocks: [String: [String]] = [:]
    for message in request["messages"]?.array ?? [] where message["role"]?.string == "user" {
      var open: (name: String, marker: Substring, lines: [String])?
      for line in Self.lines(of: message["content"]?.string ?? "") {
        if let current = open {
          if line == ">>\(current.name) \(current.marker)" {
            blocks[current.name] = current.lines
            open = nil
          } else {
            open?.lines.append(String(line))
          }
        } else if line.hasPrefix("<<") {
          let parts = line.dropFirst(2).split(separator: " ")
          if parts.count == 2 { open = (String(parts[0]), parts[1], []) }
        }
      }
    }
    self.blocks = blocks
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines of a block; `nil` where the prompt has none of that name.
  subscript(name: String) -> [String]? { blocks[name] }

  /// The numbered sentences of the description.
  var sentences: [NumberedSentence] {
    (blocks["description"] ?? []).compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].hasPrefix("S") else { return nil }
      return NumberedSentence(id: String(parts[0]), text: String(parts[1].dropFirst()))
    }
  }
}

/// One sentence of the description with its number, `S1`.
struct NumberedSentence: Hashable {
  let id: String
  let text: String
}
