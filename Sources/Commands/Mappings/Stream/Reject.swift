import Diagnostics
import MappingLanguage
import Records

/// A record that is not written, and why; of what is in the record at most its key.
struct Reject: Hashable, Sendable {
  /// What became of it, in the words of a run's counts.
  enum Class: String, CaseIterable, Sendable {
    case skipped
    case held
    case invalid
    /// The mapping says that the whole run stops, or the file cannot be read further.
    case failed
  }

  let kind: Class
  /// One-based, in the block until it is told; `nil` where nothing of the file was read.
  var line: Int?
  /// One-based, where the place inside the line is known.
  var column: Int?
  /// See ``RecordKey``; `nil` where nobody knows it.
  var recordKey: String?
  var code: String?
  var rule: String?
  var field: String?
  /// What kind of values the rule or filter read; see ``InputClass``.
  var inputClass: String?
  let message: String
  /// What to do, for a person.
  var hint: String?

  /// A line that is no record.
  init(_ problem: Diagnostic) {
    kind = .invalid
    line = problem.location?.line ?? 1
    column = problem.location?.column
    code = problem.code.rawValue
    message = problem.message
    hint = problem.hint
  }

  /// A file that cannot be read further.
  init(failure problem: Diagnostic) {
    kind = .failed
    line = problem.location?.line
    column = problem.location?.column
    code = problem.code.rawValue
    message = problem.message
    hint = problem.hint
  }

  /// What a mapping does not write; `nil` for a record that it does.
  init?(_ outcome: RecordOutcome, line: Int) {
    self.line = line
    switch outcome {
    case .emitted: return nil
    case .dropped(let filter):
      kind = .skipped
      rule = filter
      message = "The filter \(filter) skips it."
    case .held(let held):
      kind = .held
      code = held.failure?.code.rawValue
      rule = held.by
      field = held.target
      message = held.ask?.text ?? held.failure?.message ?? "A person must decide."
    case .rejected(let rejection), .runFailed(let rejection):
      if case .runFailed = outcome { kind = .failed } else { kind = .invalid }
      code = rejection.code.rawValue
      rule = rejection.by
      field = rejection.target
      message = rejection.message
    }
  }

  /// One JSON object, the same members in every one.
  func json(of file: String) -> JSON {
    [
      "file": .string(file), "line": line.map { .integer($0) } ?? .null,
      "column": column.map { .integer($0) } ?? .null,
      "record_key": recordKey.map { .string($0) } ?? .null,
      "outcome": .string(kind.rawValue), "code": code.map { .string($0) } ?? .null,
      "rule": rule.map { .string($0) } ?? .null, "field": field.map { .string($0) } ?? .null,
      "input_class": inputClass.map { .string($0) } ?? .null, "message": .string(message),
    ]
  }

  /// What is alike in rejects that a person need not read one by one.
  struct Cause: Hashable, Sendable, CustomStringConvertible {
    let kind: Class
    let code: String?
    let rule: String?
    let field: String?

    /// `invalid by r1 at email`.
    var description: String {
      [kind.rawValue, rule.map { "by \($0)" }, field.map { "at \($0)" }]
        .compactMap(\.self).joined(separator: " ")
    }
  }

  var cause: Cause { Cause(kind: kind, code: code, rule: rule, field: field) }

  /// One line for a person.
  func text(of file: String) -> String {
    let place = Location(file, line: line, column: column).description
    return "\(place): \(cause): \(code.map { $0 + " " } ?? "")\(message)"
  }
}
