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

  /// The last evaluation of a set, of any where none is named; and those after it that cannot be
  /// read, PRM302 each.
  ///
  /// `isWhole`: passes over those in which the endpoint left something without an answer.
  func last(
    of set: String? = nil,
    isWhole: Bool = false
  ) -> (report: EvaluationReport?, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    for file in files.reversed() {
      do throws(Diagnostic) {
        let report = try report(in: file)
        guard set == nil || report.set == set else { continue }
        guard !isWhole || report.answered.count == report.results.count else { continue }
        return (report, problems)
      } catch {
        problems.append(error)
      }
    }
    return (nil, problems)
  }

  private func report(in file: String) throws(Diagnostic) -> EvaluationReport {
    let reason: String
    do {
      let json = try JSON(parsing: try WorkspaceFolder.bytes(at: folder + "/" + file))
      if let report = EvaluationReport(json: json) { return report }
      reason = "it has another form"
    } catch let fault as JSONFault {
      reason = fault.reason
    } catch {
      reason = (error as? Diagnostic)?.message ?? "\(error)"
    }
    throw Diagnostic(
      .warning,
      .PRM302,
      "an evaluation that is kept cannot be read, and is passed over: \(reason)",
      at: Location(WorkspaceFolder.stateName + "/evaluations/" + file),
      hint: "Have the file back from a copy, or take it away."
    )
  }

  /// Keeps an evaluation under the next number.
  func keep(_ report: EvaluationReport) throws(Diagnostic) {
    let last = files.last.flatMap { Int($0.dropLast(".json".count)) } ?? 0
    let digits = String(last + 1)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    try WorkspaceFolder.write(report.json.bytes(.canonical), to: folder + "/\(name).json")
  }
}
