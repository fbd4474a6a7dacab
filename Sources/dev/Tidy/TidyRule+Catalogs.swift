import Diagnostics
import MappingLanguage

extension TidyRule {
  /// The files of the functions: one each, in the folder of its family.
  private static func functionFiles(_ repository: Repository) -> [Repository.File] {
    ["Text", "Number", "Time", "Contact", "Choice", "List", "Identity"].flatMap { folder in
      repository.files(under: "Sources/MappingLanguage/Functions/\(folder)/", ending: ".swift")
        .filter { $0.text.contains(": MappingFunction") }
    }
  }

  static let catalogRules: [TidyRule] = [
    TidyRule("Every diagnostic code is provoked by a test") { repository in
      let tests = repository.files(under: "Tests/")
      return DiagnosticCode.allCases.filter { code in
        !tests.contains { file in
          file.name.hasPrefix(code.rawValue + "-") || file.text.contains(code.rawValue)
        }
      }.map { Finding("Sources/Diagnostics/DiagnosticCode.swift", "Provoke \($0.rawValue).") }
    },
    TidyRule("The function catalog equals the files of the functions") { repository in
      let declared = functionFiles(repository)
      let listed = FunctionCatalog.all.count
      return declared.count == listed
        ? []
        : [
          Finding(
            "Sources/MappingLanguage/Functions",
            "The catalog lists \(listed) functions, the folders hold \(declared.count)."
          )
        ]
    },
    TidyRule("A function can throw where its signature says that it may fail") { repository in
      functionFiles(repository).compactMap { file in
        guard let apply = file.lines.first(where: { $0.text.contains(" func apply(_ input:") })
        else { return nil }
        let throwing = apply.text.contains("throws")
        guard throwing != file.text.contains("fallible: true") else { return nil }
        return Finding(
          file.path,
          line: apply.number,
          throwing
            ? "Say `fallible: true` in the signature, or do not throw."
            : "Throw, or do not say `fallible: true` in the signature."
        )
      }
    },
  ]
}
