/// Some of the values of one field: those that are listed, or all but those.
struct ConsentValues: Hashable {
  /// As the bytes of their text, because that is how records are compared; `isComplement`: these
  /// are the ones left out.
  private(set) var listed: Set<[UInt8]>
  private(set) var isComplement: Bool
  /// Whether no value is among them.
  var null: Bool
  /// Whether a value that cannot be read, and counts as null, is among them.
  var failure: Bool

  private init(_ listed: Set<[UInt8]>, isComplement: Bool, null: Bool, failure: Bool) {
    self.listed = listed
    self.isComplement = isComplement
    self.null = null
    self.failure = failure
  }

  static let none = ConsentValues([], isComplement: false, null: false, failure: false)
  static let all = ConsentValues([], isComplement: true, null: true, failure: true)
  /// Every value; neither null nor failures.
  static let everyValue = ConsentValues([], isComplement: true, null: false, failure: false)
  /// Null and what counts as null.
  static let nothing = ConsentValues([], isComplement: false, null: true, failure: true)

  static func only(_ values: Set<[UInt8]>) -> ConsentValues {
    ConsentValues(values, isComplement: false, null: false, failure: false)
  }

  /// Every value but those.
  static func allBut(_ values: Set<[UInt8]>) -> ConsentValues {
    ConsentValues(values, isComplement: true, null: false, failure: false)
  }

  func union(_ other: ConsentValues) -> ConsentValues {
    complement.intersection(other.complement).complement
  }

  func intersection(_ other: ConsentValues) -> ConsentValues {
    let common: Set<[UInt8]>
    switch (isComplement, other.isComplement) {
    case (false, false): common = listed.intersection(other.listed)
    case (false, true): common = listed.subtracting(other.listed)
    case (true, false): common = other.listed.subtracting(listed)
    case (true, true): common = listed.union(other.listed)
    }
    return ConsentValues(
      common,
      isComplement: isComplement && other.isComplement,
      null: null && other.null,
      failure: failure && other.failure
    )
  }

  var complement: ConsentValues {
    ConsentValues(listed, isComplement: !isComplement, null: !null, failure: !failure)
  }
}
