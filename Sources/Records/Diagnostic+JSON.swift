package import Diagnostics

extension Diagnostic {
  /// The diagnostic as scripts and models read it; absent parts are left out.
  package var json: JSON {
    .members([
      "code": .string(code.rawValue),
      "severity": .string(severity.rawValue),
      "title": .string(code.title),
      "message": .string(message),
      "source": location.map { .string($0.source) },
      "pointer": location?.pointer.map { .string($0) },
      "line": location?.line.map { .integer($0) },
      "column": location?.column.map { .integer($0) },
      "rule": rule.map { .string($0) },
      "because": because.isEmpty ? nil : .array(because.map(\.json)),
      "found": found.map { .string($0) },
      "expected": expected.map { .string($0) },
      "candidates": candidates.isEmpty ? nil : .array(candidates.map(\.json)),
      "why": code.why.map { .string($0) },
      "hint": hint.map { .string($0) },
      "fixes": fixes.isEmpty ? nil : .array(fixes.map(\.json)),
      "suppresses": .integer(suppresses),
    ])
  }
}

extension Citation {
  package var json: JSON {
    .members(["id": .string(id), "text": text.map { .string($0) }])
  }
}

extension Candidate {
  package var json: JSON {
    .members([
      "name": .string(name),
      "label": label.map { .string($0) },
      "type": type.map { .string($0) },
      "values": values.map { .string($0) },
    ])
  }
}

extension Fix {
  package var json: JSON {
    .members([
      "title": .string(title),
      "grade": .string(grade.rawValue),
      "patch": (try? JSON(parsing: patch)) ?? .string(patch),
    ])
  }
}
