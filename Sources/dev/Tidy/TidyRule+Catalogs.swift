import Diagnostics
import MappingLanguage

extension TidyRule {
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
      let folders = ["Text", "Number", "Time", "Contact", "Choice", "List", "Identity"]
      let declared = folders.flatMap { folder in
        repository.files(under: "Sources/MappingLanguage/Functions/\(folder)/", ending: ".swift")
          .filter { $0.text.contains(": MappingFunction") }
      }
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
  ]
}
