import Diagnostics
import Records

extension CheckRule {
  static let partsFitTheElement = CheckRule(
    "The parts of a record are fields of the target's element, and the required ones are there",
    [.M210, .M211]
  ) { context in
    var found: [Diagnostic] = []
    var seen: Set<Place> = []
    for node in context.rules {
      guard let field = node.field else { continue }
      var open = [(value: node.rule.value, field: field)]
      while let (value, outer) = open.popLast() {
        let members = context.target.members(of: outer)
        guard !members.isEmpty else { continue }
        for (index, body) in RecordOrigins(of: value, in: context.spec).variables
        where seen.insert(Place(variable: index, field: outer.name)).inserted {
          let variable = context.spec.variables[index]
          let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
          found += unknownParts(body, of: outer.name, members, context, owner)
          found += missingParts(body, of: outer.name, members, context, owner)
          open += body.parts.compactMap { part in
            members.first { $0.name == part.to }.map { (part.value, $0.field) }
          }
        }
      }
    }
    return found
  }

  private typealias Members = [(name: String, field: CatalogField)]

  /// A variable may be written to two fields.
  private struct Place: Hashable {
    let variable: Int
    let field: String
  }

  private static func unknownParts(
    _ body: RecordBody,
    of target: String,
    _ members: Members,
    _ context: CheckContext,
    _ owner: SpecOwner
  ) -> [Diagnostic] {
    let names = members.map(\.name).sorted()
    return body.parts.enumerated().compactMap { index, part in
      guard !names.contains(part.to) else { return nil }
      let place = owner.pointer.appending("parts").appending(index)
      let unknown = UnknownName(part.to, among: names)
      return context.diagnostic(
        .error,
        .M210,
        "an element of \(target) has no field \"\(part.to)\"",
        at: place.appending("to"),
        of: owner,
        hint: unknown.hint ?? "Remove the part.",
        found: part.to,
        expected: names.joined(separator: ", "),
        candidates: unknown.names.compactMap { name in
          members.first { $0.name == name }?.field.candidate(named: name)
        },
        fixes: fixes(of: unknown, body, members, at: place.appending("to"))
          + removal(of: part, body, at: place)
      )
    }
  }

  /// The name that was probably meant; a near one that is needed and missing is likely enough to
  /// be offered.
  private static func fixes(
    of unknown: UnknownName,
    _ body: RecordBody,
    _ members: Members,
    at place: JSONPointer
  ) -> [Fix] {
    guard unknown.meant == nil, let name = meantPart(unknown, body, members)
    else { return unknown.fixes(at: place) }
    let patch = FixPatch.replace(place, with: .string(name))
    return [Fix("use \"\(name)\"", grade: .changesMeaning, patch: patch)]
  }

  /// The fields that parts with unknown names were probably meant for.
  private static func meantParts(_ body: RecordBody, _ members: Members) -> Set<String> {
    let names = members.map(\.name).sorted()
    let unknown = Set(body.parts.map(\.to)).subtracting(names)
    return Set(unknown.compactMap { meantPart(UnknownName($0, among: names), body, members) })
  }

  private static func meantPart(
    _ unknown: UnknownName,
    _ body: RecordBody,
    _ members: Members
  ) -> String? {
    let near = [unknown.meant ?? unknown.names.first].compactMap(\.self)
    return near.first { name in
      let isNeeded = members.contains { $0.name == name && $0.field.requiredOnCreate }
      return (unknown.meant != nil || isNeeded) && !body.parts.contains { $0.to == name }
    }
  }

  /// What the target does not have can be left out, where something else is left.
  private static func removal(
    of part: RecordBody.Part,
    _ body: RecordBody,
    at place: JSONPointer
  ) -> [Fix] {
    guard body.parts.count > 1 else { return [] }
    return [
      Fix("leave \"\(part.to)\" out", grade: .changesMeaning, patch: FixPatch.remove(place))
    ]
  }

  private static func missingParts(
    _ body: RecordBody,
    of target: String,
    _ members: Members,
    _ context: CheckContext,
    _ owner: SpecOwner
  ) -> [Diagnostic] {
    let required = members.filter { $0.field.requiredOnCreate }.map(\.name).sorted()
    let meant = meantParts(body, members)
    return required.compactMap { name in
      let place = owner.pointer.appending("parts")
      // It is there under a misspelled name.
      if meant.contains(name) { return nil }
      guard let index = body.parts.firstIndex(where: { $0.to == name }) else {
        return context.diagnostic(
          .error,
          .M211,
          "an element of \(target) needs \"\(name)\", and no part gives it",
          at: place,
          of: owner,
          hint: "Add a part for \"\(name)\"."
        )
      }
      let part = body.parts[index]
      let type = context.types[place.appending(index).appending("value")]
      guard type.nullable, !type.isUnknown, part.onNull == .omit else { return nil }
      return context.diagnostic(
        .error,
        .M211,
        "an element of \(target) needs \"\(name)\", which may be null",
        at: place.appending(index),
        of: owner,
        hint: "Say \"on_null\": \"drop\" or \"reject_record\" on the part, or give a default.",
        fixes: [RecordBody.Part.NullPolicy.drop, .rejectRecord].map { policy in
          Fix(
            "say \"on_null\": \"\(policy.rawValue)\"",
            grade: .changesMeaning,
            patch: FixPatch.add(
              place.appending(index).appending("on_null"),
              .string(policy.rawValue)
            )
          )
        }
      )
    }
  }
}
