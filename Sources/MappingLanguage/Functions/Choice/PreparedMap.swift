import Records

/// A value map ready for look-ups, shared by all steps that use it.
package final class PreparedMap: Sendable {
  let keys: ScalarTable
  let results: [ScalarConstant]
  /// Whether every entry leads from a scalar to a scalar.
  let isSound: Bool

  package init(_ map: ValueMap) {
    var from: [ScalarConstant] = []
    var to: [ScalarConstant] = []
    for entry in map.entries {
      guard let key = ScalarConstant(entry.from), let result = ScalarConstant(entry.to) else {
        continue
      }
      from.append(key)
      to.append(result)
    }
    isSound = from.count == map.entries.count
    keys = ScalarTable(from, ignoresCase: map.caseInsensitive)
    results = to
  }
}
