import Records

extension InferredType {
  /// What a value is that comes from either; `nil` where no type holds both.
  func union(_ other: InferredType) -> InferredType? {
    if isUnknown || other.isUnknown { return .unknown }
    if kind == .null { return other.orNull }
    if other.kind == .null { return orNull }
    guard let left = type, let right = other.type, let type = Self.join(left, right)
    else { return nil }
    var union = InferredType.of(type, nullable: nullable || other.nullable)
    union.maxLength = Self.larger(maxLength, other.maxLength)
    union.lengthUnit = lengthUnit == other.lengthUnit ? lengthUnit : .codePoint
    union.values = Self.together(values, other.values)
    union.labels = labels.union(other.labels)
    union.effects = effects.union(other.effects)
    union.form = form.intersection(other.form)
    union.dateWriting = dateWriting == other.dateWriting ? dateWriting : nil
    union.minimum = Self.both(minimum, other.minimum).map { Swift.min($0, $1) }
    union.maximum = Self.both(maximum, other.maximum).map { Swift.max($0, $1) }
    union.precision = Self.larger(precision, other.precision)
    union.scale = Self.larger(scale, other.scale)
    union.references = references == other.references ? references : nil
    return union
  }

  private var orNull: InferredType {
    var type = self
    type.nullable = true
    return type
  }

  private static func join(_ left: FieldType, _ right: FieldType) -> FieldType? {
    if left == right { return left }
    if left.isNumber, right.isNumber { return .dec }
    if left.isTextual, right.isTextual { return .text }
    if let left = left.element, let right = right.element, let element = join(left, right) {
      return element == .option ? .optionSet : .list(element)
    }
    return nil
  }

  private static func both<T>(_ left: T?, _ right: T?) -> (T, T)? {
    guard let left, let right else { return nil }
    return (left, right)
  }

  private static func larger(_ left: Int?, _ right: Int?) -> Int? {
    both(left, right).map { Swift.max($0, $1) }
  }

  private static func together(
    _ left: [PossibleValue]?,
    _ right: [PossibleValue]?
  )
    -> [PossibleValue]?
  {
    guard let left, let right else { return nil }
    let known = Set(left)
    return left + right.filter { !known.contains($0) }
  }
}
