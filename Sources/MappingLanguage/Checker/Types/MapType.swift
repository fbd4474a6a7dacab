import Records

/// What a value map gives, worked out once for all steps that use it.
struct MapType {
  let map: ValueMap
  /// The type of its entries; null where none gives a value, unknown where they do not go together.
  private(set) var type: InferredType
  /// Whether an entry gives null.
  private(set) var isOptional = false

  init(of map: ValueMap, at index: Int) {
    self.map = map
    type = .null
    let list = JSONPointer(["value_maps", String(index), "entries"])
    var values: [PossibleValue] = []
    for (position, entry) in map.entries.enumerated() {
      let place = list.appending(position).appending("to")
      var constant = InferredType.constant(entry.to, at: place)
      guard constant.kind != .null else {
        isOptional = true
        continue
      }
      values += constant.values ?? []
      constant.values = nil
      guard let union = type.union(constant) else {
        type = .unknown
        return
      }
      type = union
    }
    if type.type != nil { type.values = values }
  }
}
