/// What libFuzzer said of one run.
package struct FuzzReport: Sendable {
  /// What an input did, in a sentence; `nil` where every law held.
  package private(set) var finding: String?
  /// The file that the input was written to.
  package private(set) var input: String?
  /// Inputs that the target was given.
  package private(set) var executions = 0
  /// Places of the code that were reached.
  package private(set) var coverage = 0
  private var lines: [String] = []

  package init() {}

  /// All that was said, the beginning left out where it is long.
  package var text: String { lines.joined(separator: "\n") }

  package mutating func read(_ line: String) {
    let line = line.filter { $0 != "\n" && $0 != "\r\n" }
    if lines.count == Self.linesMax { lines.removeFirst() }
    lines.append(line)
    let words = line.split(separator: " ")
    if let place = words.firstIndex(of: "cov:"), place + 1 < words.count {
      coverage = Int(words[place + 1]) ?? coverage
    }
    if line.hasPrefix("stat::number_of_executed_units:"), let count = words.last {
      executions = Int(count) ?? executions
    }
    if let path = line.text(after: "Test unit written to ") { input = path }
    // A broken law and a trap say more than the summary that follows them.
    for sign in ["Fatal error: ", "SUMMARY: ", "ERROR: "] where finding == nil {
      finding = line.text(after: sign)
    }
  }

  /// The run is over; one that failed without a word is a finding too.
  package mutating func end(succeeded: Bool) {
    if !succeeded, finding == nil { finding = "it ended without a word" }
  }

  /// One line for a run that kept the law; what happened and what to do for one that did not.
  package func line(of target: String) -> String {
    guard let finding else {
      return "ok      \(target): \(executions) inputs, \(coverage) places reached"
    }
    let path = input ?? "FILE"
    return """
      FAILED  \(target): \(finding)
              the input is \(path)
              replay it with: swift run dev fuzz \(target) --replay \(path)
      """
  }

  private static let linesMax = 400
}

extension String {
  /// What follows the first place of a part; `nil` where it stands nowhere.
  fileprivate func text(after part: String) -> String? {
    var rest = self[...]
    while !rest.hasPrefix(part) {
      guard !rest.isEmpty else { return nil }
      rest.removeFirst()
    }
    return String(rest.dropFirst(part.count))
  }
}
