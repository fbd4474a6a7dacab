import Records

/// A filter while a draft is written: which records are left out, and by which words.
struct DraftedFilter {
  var field: CatalogField
  var op: Clause.Question.Operator
  var values: [JSON]
  /// In wire form.
  var test: JSON
  var sentence: String
  var quote: String

  /// What the field holds in a record that passes; `nil` where it must hold nothing.
  func passing(sample: JSON) -> JSON? {
    switch op {
    case .isNull: sample
    case .notEqual: values.first
    case .isNotTrue: true
    case .isNotNull, .equal, .contains, .startsWith, .endsWith, .isTrue: nil
    }
  }

  /// What the field holds in a record that is left out; `nil` where it holds nothing.
  func stopped(sample: JSON) -> JSON? {
    switch op {
    case .isNull, .isNotTrue, .notEqual: nil
    case .isNotNull: sample
    case .equal, .contains, .startsWith, .endsWith: values.first
    case .isTrue: true
    }
  }
}
