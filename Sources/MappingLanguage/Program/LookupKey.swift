/// What one record asks a look-up: one text for each `match`, in their order.
///
/// Folded already where the match ignores case. Never holds a null: a null key asks nothing.
package struct LookupKey: Hashable, Sendable {
  package var texts: [String]

  package init(_ texts: [String]) { self.texts = texts }
}

extension Lookup {
  /// The key of a found record's own values, so that answers meet the questions they belong to.
  ///
  /// `values` are the texts of the match fields in order.
  package func key(of values: [String]) -> LookupKey {
    LookupKey(
      zip(match, values).map { match, value in
        match.caseInsensitive
          ? String(decoding: CaseMapping.lowered(value.utf8), as: UTF8.self) : value
      }
    )
  }
}
