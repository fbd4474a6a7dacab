import Diagnostics
import Drafting
import Records
import Workspace

/// The evaluations that a workspace keeps, in `.crosswalk/evaluations/`, one file each.
struct EvaluationShelf {
  private let folder: String

  init(_ workspace: WorkspaceFolder) { folder = workspace.statePath + "/evaluations" }

  private var files: [String] {
    WorkspaceFolder.names(in: folder).filter { name in
      name.hasSuffix(".json") && name.dropLast(".json".count).allSatisfy(\.isNumber)
    }
  }

  /// The last evaluation of a set; of any where none is named.
  func last(of set: String? = nil) -> EvaluationReport? {
    for file in files.reversed() {
      guard let bytes = try? WorkspaceFolder.bytes(at: folder + "/" + file),
        let json = try? JSON(parsing: bytes), let report = EvaluationReport(json: json),
        set == nil || report.set == set
      else { continue }
      return report
    }
    return nil
  }

  /// Keeps an evaluation under the next number.
  func keep(_ report: EvaluationReport) throws(Diagnostic) {
    let last = files.last.flatMap { Int($0.dropLast(".json".count)) } ?? 0
    let digits = String(last + 1)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    try WorkspaceFolder.write(report.json.bytes(.canonical), to: folder + "/\(name).json")
  }
}
