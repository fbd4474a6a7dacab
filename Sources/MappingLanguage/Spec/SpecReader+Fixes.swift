import Diagnostics
import Records

extension SpecReader {
  /// The problems of a document with only those fixes that mend what they are offered for.
  ///
  /// Each is applied by itself and the document read again: the problem must be gone, and no other
  /// in its place. Of a large document with many problems, fixes beyond a bound of work are not
  /// offered until others are mended.
  func verifiedProblems(of json: JSON) -> [Diagnostic] {
    var (verified, tried) = (allProblems, 0)
    guard verified.contains(where: { !$0.fixes.isEmpty }) else { return verified }
    let most = max(Self.fixesTriedMin, Self.costMax / max(1, json.canonicalByteCount))
    for place in verified.indices {
      let problem = verified[place]
      verified[place].fixes.removeAll { fix in
        tried += 1
        guard tried <= most, let patch = try? JSONPatch(parsing: fix.patch, source: fix.title),
          let fixed = try? patch.applied(to: json, source: fix.title)
        else { return true }
        var reader = SpecReader(source: source)
        _ = reader.spec(fixed)
        return reader.count >= count
          || reader.problems.contains {
            $0.message == problem.message && $0.location == problem.location
          }
      }
    }
    return verified
  }

  /// About a second of reading, in bytes.
  private static let costMax = 8 << 20
  private static let fixesTriedMin = 5

  /// Policies that a spec can say where it must and does not, the most careful first.
  static func policyFixes(
    for key: String,
    of what: String,
    _ object: JSONObject,
    at pointer: JSONPointer
  ) -> [Fix] {
    let asksWhether = object["return"]?.string == "found"
    let words: [String] =
      switch (what, key) {
      case ("defaults", "on_error"): [ErrorPolicy.rejectRecord, .holdRecord].map(\.rawValue)
      case ("defaults", "on_null"): [NullPolicy.omit.rawValue]
      case ("a look-up", "on_none"):
        (asksWhether ? [Lookup.OnNone.no] : [.error, .null]).map(\.rawValue)
      case ("a look-up", "on_many"):
        (asksWhether ? [Lookup.OnMany.yes] : [.error, .null]).map(\.rawValue)
      default: []
      }
    // Whether something is found is the one thing that such a look-up says.
    let isSure = what == "a look-up" && asksWhether
    return words.map { word in
      Fix(
        "say \"\(key)\": \"\(word)\"",
        grade: isSure ? .likely : .changesMeaning,
        patch: FixPatch.add(pointer.appending(key), .string(word))
      )
    }
  }
}
