import Records

/// A constant of a spec: a scalar or a list of them.
enum ConstantValue: Hashable, Sendable {
  case scalar(ScalarConstant)
  case list([ScalarConstant])

  init?(_ json: JSON) {
    guard let items = json.array else {
      guard let scalar = ScalarConstant(json) else { return nil }
      self = .scalar(scalar)
      return
    }
    var scalars: [ScalarConstant] = []
    for item in items {
      guard let scalar = ScalarConstant(item) else { return nil }
      scalars.append(scalar)
    }
    self = .list(scalars)
  }

  func make(in arena: inout Arena) -> Value {
    switch self {
    case .scalar(let scalar): return scalar.make(in: &arena)
    case .list(let scalars):
      var values: [Value] = []
      for scalar in scalars { values.append(scalar.make(in: &arena)) }
      return arena.list(values)
    }
  }
}
