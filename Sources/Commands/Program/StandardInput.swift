/// Where a person at a terminal, or a program through a pipe, says things to a command.
package struct StandardInput: Sendable {
  /// Whether a person sits there.
  package var isTerminal: Bool
  /// The next line without its end; `nil` when there is none.
  package var line: @Sendable () -> String?

  package init(isTerminal: Bool, line: @escaping @Sendable () -> String?) {
    self.isTerminal = isTerminal
    self.line = line
  }

  /// Nobody says anything.
  package static let none = StandardInput(isTerminal: false) { nil }

  /// All that is left, to its end.
  var rest: String {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}
