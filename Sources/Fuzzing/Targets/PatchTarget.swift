import MappingLanguage
import Records

extension FuzzTarget {
  /// `{"document": …, "patch": […]}`.
  static let patch = FuzzTarget(
    "patch",
    "A patch reads back as it is, and each operation leaves what RFC 6902 says.",
    grammar: .json,
    words: ["op", "path", "from", "value", "/document", "/a/0", "/-", "~0", "~1", ""]
      + JSONPatch.Action.allCases.map(\.rawValue)
  ) { input throws(BrokenLaw) in
    guard let json = try? JSON(parsing: input), let document = json["document"],
      let patch = try? JSONPatch(json: json["patch"] ?? .null, source: "patch")
    else { return }
    let again = try? JSONPatch(json: patch.json, source: "patch")
    try expect(again == patch, "the patch reads back otherwise")
    var current: JSON? = document
    for operation in patch.operations {
      guard let before = current else { break }
      current = try? JSONPatch([operation]).applied(to: before, source: "patch")
      if let after = current { try check(operation, before, after) }
    }
    let whole = try? patch.applied(to: document, source: "patch")
    try expect(whole == current, "all operations together do something else than one by one")
    if let spec = FuzzCatalogs.spec {
      let problems = RepairGuard(spec: spec, diagnostics: []).problems(of: patch, source: "patch")
      try checkRepair(problems.isEmpty, patch, spec)
    }
  }

  private static func check(
    _ operation: JSONPatch.Operation,
    _ before: JSON,
    _ after: JSON
  ) throws(BrokenLaw) {
    let path = operation.path
    let source = operation.from.flatMap { before[$0] }
    let isAtEnd = path.tokens.last == "-" && before[path] == nil
    let found = isAtEnd ? lastElement(of: after, JSONPointer(path.tokens.dropLast())) : after[path]
    switch operation.action {
    case .add, .replace:
      try expect(found == operation.value, "\(operation) leaves \(found?.text() ?? "nothing")")
    case .copy, .move:
      try expect(found == source, "\(operation) leaves \(found?.text() ?? "nothing")")
    case .test: try expect(after == before, "a test changes the document")
    case .remove:
      let count = nodes(after)
      try expect(count < nodes(before), "\(operation) removes nothing")
    }
    if operation.action == .replace {
      try expect(before[path] != nil, "\(operation) replaces what is not there")
    }
  }

  private static func lastElement(of json: JSON, _ list: JSONPointer) -> JSON? {
    guard let list = json[list] else { return nil }
    return list.array?.last ?? list["-"]
  }

  private static func nodes(_ json: JSON) -> Int {
    switch json {
    case .null, .bool, .number, .string: 1
    case .array(let items): items.reduce(1) { $0 + nodes($1) }
    case .object(let object): object.members.reduce(1) { $0 + nodes($1.value) }
    }
  }

  /// A repair that may be made leaves the description and every rule without a problem alone.
  private static func checkRepair(
    _ isAllowed: Bool,
    _ patch: JSONPatch,
    _ spec: MappingSpec
  ) throws(BrokenLaw) {
    guard isAllowed, let after = try? patch.applied(to: spec.json, source: "patch") else { return }
    for name in ["id", "description", "source", "target"] {
      try expect(after[name] == spec.json[name], "a repair that is allowed changes \(name)")
    }
    let rules = after["rules"]?.array ?? []
    try expect(
      spec.rules.allSatisfy { rules.contains($0.json) },
      "a repair that is allowed changes a rule"
    )
  }
}
