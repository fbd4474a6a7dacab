extension TidyRule {
  private static let emptyWords = [
    "Util", "Helper", "Common", "Manager", "Misc", "Extensions", "Impl",
  ]

  private static let topLevel: Set<String> = [
    "Package.swift", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "crosswalk.yaml",
    "prompts", "mappings", "samples", "Sources", "Tests",
  ]

  static let nameRules: [TidyRule] = [
    TidyRule("Names say what a thing is for") { repository in
      repository.files(under: "Sources/").flatMap { file -> [Finding] in
        let parts = file.path.split(separator: "/").dropFirst()
        return emptyWords.filter { word in parts.contains { $0.contains(word) } }
          .map { Finding(file.path, "Name it for what it does; \"\($0)\" says nothing.") }
      }
    },
    TidyRule("The top level holds what people expect there and nothing else") { repository in
      let names = Set(
        repository.files.compactMap { $0.path.split(separator: "/").first.map(String.init) }
      )
      return names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.sorted()
        .map { Finding($0, "Move it where it belongs.") }
    },
    TidyRule("The project speaks of itself alone") { repository in
      let words = ["/" + "work/", "/" + "root/", "/home/", "developer " + "session"]
      return repository.files.filter { $0.room != "dev" }.flatMap { file in
        file.findings("Leave the place or the person out.") { line in
          words.contains { line.contains($0) }
        }
      }
    },
  ]
}
