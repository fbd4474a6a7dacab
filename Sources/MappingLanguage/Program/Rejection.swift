package import Records

/// Why a record is refused, held or ends a run: one rule, one field, one code.
package struct Rejection: Hashable, Sendable {
  package var code: RecordFaultCode
  /// The filter or rule that decided.
  package var by: String
  /// The target field the workbench names; `nil` where the filter names none.
  package var target: String?
  /// One sentence without the record's values.
  package var message: String
  package var because: [Because]

  package init(
    code: RecordFaultCode,
    by: String,
    target: String?,
    message: String,
    because: [Because]
  ) {
    self.code = code
    self.by = by
    self.target = target
    self.message = message
    self.because = because
  }

  package var json: JSON {
    .members([
      "code": .string(code.rawValue),
      "by": .string(by),
      "target": target.map { .string($0) },
      "message": .string(message),
      "because": .array(because.map(\.traceJSON)),
    ])
  }
}

extension Because {
  var traceJSON: JSON { ["s": .string(sentence), "quote": .string(quote)] }
}
