import Records

extension ValueExpression {
  /// Most elements of the list that the value gives, where its last step says so.
  var elementsMax: Int? {
    var steps = then
    if case .atom(let atom) = head { steps = atom.then }
    guard let last = steps.last, last.function == Slice.signature.name, !last.each,
      let from = last["from"]?.json.int, let to = last["to"]?.json.int, (from < 0) == (to < 0)
    else { return nil }
    return to - from + 1
  }
}

extension CatalogField {
  /// Most elements that the field takes, where the value can have more.
  func elementsMax(below value: ValueExpression?) -> Int? {
    guard let most = maxItems, value?.elementsMax ?? .max > most else { return nil }
    return most
  }

  /// What a list is that the field does not take for its length, after the subject "it"; `nil`
  /// where the value, or one that nobody knows, cannot be one.
  func tooManyElements(of value: ValueExpression?) -> String? {
    elementsMax(below: value).map { "has more than \($0.of("element"))" }
  }
}
