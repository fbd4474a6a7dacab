extension TidyRule {
  /// The rooms that hold values and decisions: no clock, no socket, no disk.
  private static let core: Set<String> = [
    "Diagnostics", "Records", "Patterns", "MappingLanguage", "Matching", "SyncMachine",
    "RateLimits", "StandIn", "Compression",
  ]

  static let coreRules: [TidyRule] = [
    TidyRule("Core rooms know no clock, chance, disk or console") { repository in
      let words = [
        " Date(", "(Date(", ".now", "UUID(", ".random", "print(", "Task {", "import Foundation\n",
        "FileManager",
      ]
      let written = repository.swift.filter { !$0.isGenerated }
      return written.filter { $0.room.map(core.contains) ?? false }.flatMap { file in
        file.findings("Take it as a value from the edge.") { line in
          !line.drop { $0 == " " }.hasPrefix("//")
            && words.contains { (line + "\n").contains($0) }
        }
      }
    },
    TidyRule("A state machine places every case") { repository in
      repository.files(under: "Sources/SyncMachine/", ending: ".swift").flatMap { file in
        file.findings("Write the cases out; a new state must not compile until it is placed.") {
          $0.drop { $0 == " " }.hasPrefix("default:")
        }
      }
    },
    TidyRule("One platform's folder never names another's") { repository in
      let folders = ["HubSpot", "Salesforce"]
      return folders.flatMap { folder in
        repository.files(under: "Sources/Platforms/\(folder)/", ending: ".swift").flatMap { file in
          file.findings("Share it through the folder above, or leave it out.") { line in
            folders.contains { $0 != folder && line.contains($0) }
          }
        }
      }
    },
  ]
}
