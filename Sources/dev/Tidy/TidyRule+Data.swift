import Records

extension TidyRule {
  private static let reservedEnds = [
    "example.com", "example.org", "example.net", ".example", ".test", ".invalid", "localhost",
  ]

  static let dataRules: [TidyRule] = [
    TidyRule("People in samples live at reserved domains") { repository in
      sampleFiles(repository).flatMap { file in
        file.lines.flatMap { number, text in
          addresses(in: text).filter { domain in
            !reservedEnds.contains { domain == $0 || domain.hasSuffix($0) }
          }.map { Finding(file.path, line: number, "Use a reserved domain instead of \($0).") }
        }
      }
    },
    TidyRule("Nothing looks like a key") { repository in
      let starts = ["sk" + "-", "pat-" + "na1-", "AKI" + "A", "gh" + "p_", "xox" + "b-"]
      return repository.files.filter { !$0.path.hasPrefix("Sources/dev/") }.flatMap { file in
        file.findings("Take it out; secrets are references.") { line in
          line.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.contains { word in
            word.count > 20 && starts.contains { word.hasPrefix($0) }
          }
        }
      }
    },
    TidyRule("Shipped mappings are written canonically") { repository in
      repository.files(under: "mappings/", ending: ".json").flatMap { file -> [Finding] in
        guard let json = try? JSON(parsing: file.bytes) else {
          return [Finding(file.path, "Make it JSON.")]
        }
        return json.bytes(.canonical) == file.bytes
          ? [] : [Finding(file.path, "Run \"swift run dev regenerate\".")]
      }
    },
  ]

  private static func sampleFiles(_ repository: Repository) -> [Repository.File] {
    repository.files(under: "samples/") + repository.files(under: "mappings/")
  }

  /// The domains of the e-mail addresses in a line.
  private static func addresses(in line: Substring) -> [String] {
    let words = line.split { !($0.isLetter || $0.isNumber || "@.-_+".contains($0)) }
    return words.compactMap { word in
      let parts = word.split(separator: "@")
      guard parts.count == 2, parts[1].contains(".") else { return nil }
      return String(parts[1]).lowercased()
    }
  }
}
