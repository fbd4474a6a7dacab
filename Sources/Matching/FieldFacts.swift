import Records

/// What of a field is asked for every pair, small enough to be copied.
struct FieldFacts: Sendable {
  let exclusive: UInt64
  let kind: FieldKind?
  let isInList: Bool
  let isCircumstance: Bool
  let isPersonal: Bool
  let hasOptions: Bool
  let hasDescription: Bool
  /// The number of its type among those of its side.
  let type: Int
  /// How much is left of the score of a field that is old or, as a target, cannot be written.
  let factor: Double

  init(_ reading: FieldReading, type: Int, isTarget: Bool) {
    let field = reading.field
    exclusive = reading.exclusive
    kind = reading.kind
    isInList = reading.isInList
    isCircumstance = reading.isCircumstance
    isPersonal = reading.isPersonal
    hasOptions = !field.options.isEmpty
    hasDescription = !reading.description.isEmpty
    self.type = type
    let isWritable = !isTarget || field.writableOnCreate || field.writableOnUpdate
    factor = (field.deprecated ? 0.7 : 1) * (isWritable ? 1 : 0.95)
  }
}

/// How well the types of two sides go together, each pair of types once.
struct TypeTable: Sendable {
  private struct Kind: Hashable {
    let type: FieldType
    let references: String?
  }

  private(set) var sources: [Int] = []
  private(set) var targets: [Int] = []
  private var values: [Double] = []
  private let columns: Int

  init(_ sources: [FieldReading], _ targets: [FieldReading]) {
    let (rows, first) = Self.kinds(sources)
    let (columns, second) = Self.kinds(targets)
    self.sources = rows
    self.targets = columns
    self.columns = second.count
    for source in first {
      for target in second {
        values.append(TypeFit.likelihood(of: source, into: target))
      }
    }
  }

  subscript(source: Int, target: Int) -> Double { values[source * columns + target] }

  /// The number of each field's type, and a field of each type.
  private static func kinds(_ readings: [FieldReading]) -> ([Int], [CatalogField]) {
    var known: [Kind: Int] = [:]
    var examples: [CatalogField] = []
    let numbers = readings.map { reading in
      let kind = Kind(type: reading.field.type, references: reading.field.references)
      if let number = known[kind] { return number }
      known[kind] = examples.count
      examples.append(reading.field)
      return examples.count - 1
    }
    return (numbers, examples)
  }
}
