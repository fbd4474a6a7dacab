package import Diagnostics
import Records
import Yams

extension WorkspaceConfiguration {
  /// Reads `crosswalk.yaml`.
  ///
  /// - Throws: every problem found: CFG101 not YAML, CFG102 an unknown or missing key, CFG103 a
  ///   value of the wrong form, CFG104 a name that stands for nothing.
  package init(yaml: String, source: String) throws(DiagnosticList) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw DiagnosticList([Self.notYAML(error, source: source)])
    }
    var reader = YAMLReader(source: source)
    let configuration = reader.workspace(root)
    guard reader.problems.isEmpty, let configuration else {
      throw DiagnosticList(reader.problems)
    }
    self = configuration
  }

  private static func notYAML(_ error: any Error, source: String) -> Diagnostic {
    var line: Int?
    var column: Int?
    var problem = "it cannot be read"
    if case YamlError.scanner(_, let text, let mark, _)? = error as? YamlError {
      (problem, line, column) = (text, mark.line, mark.column)
    } else if case YamlError.parser(_, let text, let mark, _)? = error as? YamlError {
      (problem, line, column) = (text, mark.line, mark.column)
    } else if case YamlError.composer(_, let text, let mark, _)? = error as? YamlError {
      (problem, line, column) = (text, mark.line, mark.column)
    } else if case YamlError.duplicatedKeysInMapping(let duplicates, _)? = error as? YamlError {
      problem = "a key stands twice: \(duplicates.map { "\($0)" }.sorted().joined(separator: ", "))"
    }
    return Diagnostic(
      .error,
      .CFG101,
      "the file is not YAML: \(problem)",
      at: Location(source, line: line, column: column),
      hint: "Mend that line; indentation is two spaces, and a text with a colon needs quotes."
    )
  }
}
