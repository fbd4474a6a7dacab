import Records

/// Answers a prompt that asks to mend a mapping, where a fix that was offered is surely right.
struct RepairReply {
  let json: JSON

  /// Problems whose offered fix says nothing that the description does not say.
  private static let mendable: Set<String> = [
    "M103", "M104", "M206", "M301", "M402", "M504", "M705", "M801",
  ]

  /// `nil` where the prompt is not one that asks for a repair.
  init?(_ page: PromptPage) {
    guard let lines = page["diagnostics"] else { return nil }
    let problems = lines.compactMap { try? JSON(parsing: $0) }
    var operations: [JSON] = []
    var touched: Set<String> = []
    for problem in problems where Self.mendable.contains(problem["code"]?.string ?? "") {
      let part = problem["fragment_at"]?.string ?? ""
      // A second change to the same part would meet another text than it was written for.
      guard let fix = Self.fix(problem), touched.insert(part).inserted else { continue }
      operations += fix
    }
    json = ["patch": .array(operations.map(Self.wire))]
  }

  private static func fix(_ problem: JSON) -> [JSON]? {
    let fixes = problem["fixes"]?.array ?? []
    let sure = fixes.first { ["safe", "likely"].contains($0["grade"]?.string ?? "") }
    guard let patch = sure?["patch"]?.array else { return nil }
    // Removing shifts the places after it: left to the next round, alone.
    let removes = patch.contains { $0["op"] == "remove" }
    return removes && patch.count > 1 ? nil : patch
  }

  /// Values travel as JSON text.
  private static func wire(_ operation: JSON) -> JSON {
    [
      "op": operation["op"] ?? "replace", "path": operation["path"] ?? "",
      "value": operation["value"].map { .string($0.text()) } ?? .null,
    ]
  }
}
