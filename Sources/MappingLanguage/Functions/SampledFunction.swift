package import Records

/// A function that has something to say about a value besides what it makes of it; asked for traces
/// of samples only.
protocol SampledFunction: Sendable {
  /// `output` is `nil` where the function failed.
  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind?
}

/// What a step met in one record that a person may want to know.
package struct StepRemark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A value that the table, the options or the ranges do not list; as JSON text.
    case unlisted(String)
    /// A count since 1970, read or made.
    case count(Int64)
  }

  /// Where the step stands in the spec.
  package var place: JSONPointer
  package var kind: Kind

  package init(_ kind: Kind, at place: JSONPointer) {
    self.kind = kind
    self.place = place
  }
}

extension StepRemark.Kind {
  static func unlisted(_ value: Value, _ arena: borrowing Arena) -> StepRemark.Kind {
    .unlisted(ValueWriter.text(value, in: arena))
  }
}
