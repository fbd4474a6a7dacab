package import Records

/// A source field that is written to a target field as it is.
package struct PlainCopy: Hashable, Sendable {
  package var source: String
  package var target: String

  package init(source: String, target: String) {
    self.source = source
    self.target = target
  }
}

/// Another source field that clearly fits the target of a copy better.
package struct CopyDoubt: Hashable, Sendable {
  package var copy: PlainCopy
  package var better: String
  /// What speaks for it, in a few words.
  package var reason: String

  package init(_ copy: PlainCopy, better: String, reason: String) {
    self.copy = copy
    self.better = better
    self.reason = reason
  }
}

/// A second reader of two catalogs, who knows nothing of sentences: names, labels, values.
package protocol CopyReviewer: Sendable {
  /// Does what takes time ahead of the first question.
  func prepare(source: Catalog, target: Catalog)

  /// Which copies contradict what names, labels and values clearly say.
  func doubts(about copies: [PlainCopy], source: Catalog, target: Catalog) -> [CopyDoubt]
}
