extension TidyRule {
  /// Rooms that face C, and the single files elsewhere that must.
  private static let unsafeRooms: Set<String> = [
    "Transport", "Patterns", "Records", "Compression",
  ]
  private static let unsafeFiles: Set<String> = [
    "Sources/Journal/Contents/RandomBytes.swift", "Sources/Journal/Keeping/DiskRoom.swift",
    "Sources/Journal/Statements/StatementShelf.swift",
    "Sources/Journal/Writing/LockFile.swift", "Sources/Commands/Program/Terminal.swift",
    "Sources/Commands/Program/InputFile.swift",
    "Sources/Fuzzing/LibFuzzer.swift", "Sources/bench/Journal/CLoop.swift",
    "Sources/bench/Map/MeasuredProcess.swift",
  ]

  static let safetyRules: [TidyRule] = [
    TidyRule("`unsafe` stands only where Swift meets C") { repository in
      repository.swift.filter { file in
        guard let room = file.room else { return false }
        return room != "dev" && !unsafeRooms.contains(room) && !unsafeFiles.contains(file.path)
      }.flatMap { file in
        file.findings("Move it behind a safe door in a room that faces C.") { line in
          let code = line.drop { $0 == " " }
          return !code.hasPrefix("//") && (" " + code).contains(" unsafe ")
        }
      }
    },
    TidyRule("Nothing is forced") { repository in
      repository.swift.filter { $0.room != "dev" }.flatMap { file in
        file.findings("Handle it, or prove it with a precondition and a sentence.") { line in
          let code = line.drop { $0 == " " }
          return !code.hasPrefix("//") && (code.contains("try!") || code.contains("as! "))
        }
      }
    },
    TidyRule("`@unchecked Sendable` stands in Transport only") { repository in
      repository.swift.filter { $0.room != nil && $0.room != "dev" && $0.room != "Transport" }
        .flatMap { file in
          file.findings("Use a Mutex or an actor.") { line in
            !line.drop { $0 == " " }.hasPrefix("//") && line.contains("@unchecked Sendable")
          }
        }
    },
    TidyRule("Nothing is left for later in the source") { repository in
      let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
      return repository.files.filter { $0.room != "dev" && !$0.path.hasPrefix("Tests/TidyTests") }
        .flatMap { file in
          file.findings("Do it, or file an issue.") { line in
            marks.contains { mark in
              line.split { !$0.isLetter }.contains { $0 == mark }
            }
          }
        }
    },
  ]
}
