import Diagnostics
import MappingLanguage
import Records

/// Reads a prompt's folder strictly and collects what is wrong with it.
struct PromptReading {
  let id: String
  /// The text of a file of the folder; `nil` where there is none.
  let read: (String) -> String?
  private(set) var problems: [Diagnostic] = []
  private var files: [(name: String, text: String)] = []

  init(id: String, read: @escaping (String) -> String?) {
    self.id = id
    self.read = read
  }

  mutating func template() -> PromptTemplate? {
    guard let text = file("prompt.md", hint: "Restore it with \"crosswalk init\".") else {
      return nil
    }
    guard let (head, body) = frontMatter(of: text) else { return nil }
    let parts = parts(of: body)
    let includes = includes(head["files"] ?? "")
    let placeholders = Self.names(head["placeholders"] ?? "")
    checkPlaceholders(declared: placeholders + includes.keys, in: parts)
    guard let schema = schema(head["answer"]), problems.isEmpty else { return nil }
    return PromptTemplate(
      id: id,
      purpose: head["purpose"] ?? "",
      schema: schema,
      hash: Fingerprint(
        of: JSON.object(JSONObject(files.map { JSONObject.Member($0.name, .string($0.text)) }))
          .bytes(.canonical)
      ),
      parts: parts,
      placeholders: placeholders,
      includes: includes
    )
  }

  // MARK: Files

  private mutating func file(_ name: String, hint: String) -> String? {
    guard let text = read(name) else {
      report(.PRM101, "the file \(name) of the prompt \"\(id)\" is missing", in: name, hint: hint)
      return nil
    }
    do throws(Diagnostic) {
      try SavedText.expectReadable(text, from: "prompts/\(id)/\(name)")
    } catch {
      problems.append(error)
      return nil
    }
    files.append((name, text))
    return text
  }

  private mutating func includes(_ list: String) -> [String: String] {
    var includes: [String: String] = [:]
    for entry in Self.names(list) {
      let parts = entry.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard parts.count == 2 else {
        report(.PRM102, "\"files\" has an entry that is not NAME=FILE", hint: "Write NAME=FILE.")
        continue
      }
      guard let text = file(parts[1], hint: "Restore it, or take it out of \"files\".") else {
        includes[parts[0]] = ""
        continue
      }
      includes[parts[0]] = Self.withoutMark(text)
    }
    return includes
  }

  /// A generated file begins with a comment that says so; a model need not read it.
  private static func withoutMark(_ text: String) -> String {
    guard text.hasPrefix("<!--") else { return trimmed(text) }
    return trimmed(text.drop { $0 != "\n" })
  }

  private mutating func schema(_ name: String?) -> JSON? {
    guard let name, let text = file(name, hint: "Restore it, or correct \"answer\".") else {
      return nil
    }
    guard let schema = try? JSON(parsing: text), schema["type"]?.string == "object",
      schema["properties"]?.object != nil
    else {
      report(
        .PRM105,
        "the answer schema is not the JSON Schema of an object",
        in: name,
        hint: "Give it \"type\": \"object\" and \"properties\"."
      )
      return nil
    }
    return schema
  }

  // MARK: Text

  private mutating func frontMatter(of text: String) -> ([String: String], Substring)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(Self.trimmed) == "---",
      let end = lines.dropFirst().firstIndex(where: { Self.trimmed($0) == "---" })
    else {
      report(
        .PRM102,
        "the prompt has no front matter",
        hint: "Begin it with --- and lines for id, purpose, answer and placeholders."
      )
      return nil
    }
    var head: [String: String] = [:]
    for line in lines[1..<end] {
      let parts = line.split(separator: ":", maxSplits: 1).map(Self.trimmed)
      if parts.count == 2 { head[parts[0]] = parts[1] }
    }
    for key in ["id", "purpose", "answer"] where head[key] == nil {
      report(.PRM102, "the front matter has no \"\(key)\"", hint: "Add a line \"\(key): …\".")
    }
    let body = lines[(end + 1)...].first.map { text[$0.startIndex...] } ?? ""
    return (head, body)
  }

  /// The parts between the headings `# system` and `# user`.
  private mutating func parts(of body: Substring) -> [PromptTemplate.Part] {
    var parts: [PromptTemplate.Part] = []
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      let heading = line.hasPrefix("# ") ? Self.trimmed(line.dropFirst(2)) : ""
      if let role = ChatMessage.Role(rawValue: heading) {
        parts.append(PromptTemplate.Part(role: role, text: ""))
      } else if !parts.isEmpty {
        parts[parts.count - 1].text += line + "\n"
      }
    }
    for index in parts.indices { parts[index].text = Self.trimmed(parts[index].text) }
    for role in [ChatMessage.Role.system, .user] where !parts.contains(where: { $0.role == role }) {
      report(
        .PRM106,
        "the prompt has no \(role.rawValue) part",
        hint: "Add a line \"# \(role.rawValue)\" and the text below it."
      )
    }
    return parts
  }

  private mutating func checkPlaceholders(
    declared: [String],
    in parts: [PromptTemplate.Part]
  ) {
    let used = Set(parts.flatMap { Self.placeholders(in: $0.text) })
    for name in used.subtracting(declared).sorted() {
      report(
        .PRM103,
        "the placeholder \"\(name)\" is not declared",
        hint: NearestNames.hint(for: name, in: declared) ?? "Add it to \"placeholders\"."
      )
    }
    for name in declared where !used.contains(name) {
      report(
        .PRM104,
        "the placeholder \"\(name)\" is declared and not used",
        hint: "Write {{\(name)}} where it belongs, or take it out of the front matter."
      )
    }
  }

  private static func placeholders(in text: String) -> [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      piece.firstRange(of: "}}").map { trimmed(piece[..<$0.lowerBound]) }
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    in name: String = "prompt.md",
    hint: String
  ) {
    problems.append(
      Diagnostic(.error, code, message, at: Location("prompts/\(id)/\(name)"), hint: hint)
    )
  }
}
