extension TidyRule {
  static let documentRules: [TidyRule] = [
    TidyRule("Every path named in a document exists") { repository in
      repository.files.filter { $0.path.hasSuffix(".md") && !$0.isGenerated }.flatMap { file in
        file.lines.flatMap { number, text in
          paths(in: text).filter { !repository.exists($0) }
            .map { Finding(file.path, line: number, "There is no \($0).") }
        }
      }
    },
    TidyRule("Every room has a line in the documentation") { repository in
      let rooms = Set(repository.swift.compactMap(\.room))
      guard
        let map = repository.files.first(where: { $0.path.hasSuffix("docc/Architecture.md") })
      else { return [Finding("Sources/crosswalk", "Write the map, Architecture.md.")] }
      return rooms.sorted().filter { !map.text.contains("`\($0)`") }
        .map { Finding(map.path, "Say what `\($0)` is for.") }
    },
  ]

  /// Paths of the tree that stand between back-quotes or in links.
  private static func paths(in line: Substring) -> [String] {
    let roots = ["Sources/", "Tests/", "prompts/", "mappings/", "samples/", ".ci/", ".changes/"]
    return line.split { "`()[] ,;".contains($0) }.map(String.init)
      .filter { word in
        roots.contains { word.hasPrefix($0) } && !word.contains("*") && !word.contains("NAME")
          && !word.contains("<") && !word.contains("{") && !word.contains("…")
      }
      .map { word in
        var path = word
        while let last = path.last, "./:".contains(last) { path.removeLast() }
        return path
      }
  }
}
