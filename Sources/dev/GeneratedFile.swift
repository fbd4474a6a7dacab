import Diagnostics
import Drafting
import FoundationEssentials
import MappingLanguage
import RateLimits
import Records

/// A file that is made from the source, committed, and must not be stale.
struct GeneratedFile: Sendable {
  let path: String
  let text: @Sendable (_ root: String) -> String?

  static let all: [GeneratedFile] = [
    GeneratedFile(path: "prompts/draft-mapping/functions.md") { _ in FunctionCatalog.prompt() },
    GeneratedFile(path: "prompts/draft-mapping/answer.schema.json") { _ in
      WireSchema.json.text(.pretty) + "\n"
    },
    GeneratedFile(path: "Sources/crosswalk/Documentation.docc/Functions.md") { _ in
      FunctionCatalog.manual()
    },
    GeneratedFile(path: "Sources/crosswalk/Documentation.docc/Diagnostics.md") { root in
      read("Sources/Diagnostics/DiagnosticCode.swift", in: root).map(DiagnosticsManual.text)
    },
    GeneratedFile(path: "Sources/Diagnostics/DiagnosticCode+Texts.swift") { root in
      read("Sources/Diagnostics/DiagnosticCode.swift", in: root).map(CodeComments.swiftSource)
    },
    GeneratedFile(path: "Sources/RateLimits/Registry/RateLimitRegistry+Embedded.swift") { root in
      let folder = "Sources/RateLimits/Registry/Files"
      let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? [])
        .sorted()
      return RateLimitRegistry.embeddedSource(
        of: names.compactMap { name in
          read(folder + "/" + name, in: root).map {
            (name: String(name.prefix { $0 != "." }), text: $0)
          }
        }
      )
    },
    GeneratedFile(path: "Sources/Commands/Workspace/InitialFiles.swift") { root in
      InitialFilesSource.text(root: root)
    },
  ]

  /// One sentence for each file that is not what the source would make of it now.
  static func stale(in root: String) -> [String] {
    all.filter { $0.text(root) != read($0.path, in: root) }
      .map { "\($0.path) is stale: run \"swift run dev regenerate\"." }
  }

  static func read(_ path: String, in root: String) -> String? {
    (try? Data(contentsOf: URL(filePath: root + "/" + path))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
