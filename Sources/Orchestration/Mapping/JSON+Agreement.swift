import Records

extension JSON {
  /// Whether two documents hold the same at these paths; what is missing is null.
  static func agree(_ left: [UInt8], _ right: [UInt8], on paths: [FieldPath]) -> Bool {
    if left == right { return true }
    guard let left = try? JSON(parsing: left), let right = try? JSON(parsing: right) else {
      return false
    }
    return paths.allSatisfy { path in
      (left.value(at: path) ?? .null) == (right.value(at: path) ?? .null)
    }
  }

  /// The value at a path; `nil` where there is none.
  func value(at path: FieldPath) -> JSON? {
    path.names.reduce(Optional(self)) { json, name in json?[name] }
  }
}
