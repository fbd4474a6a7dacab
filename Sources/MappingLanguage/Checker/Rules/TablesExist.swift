import Diagnostics
import Records

extension CheckRule {
  static let tablesExist = CheckRule(
    "Every value map, look-up, table and secret that is used exists",
    [.M108]
  ) {
    context in
    let maps = context.spec.valueMaps.map(\.name)
    let lookups = context.spec.lookups.map(\.name)
    func problem(
      _ what: String,
      _ name: String,
      among names: [String],
      _ owner: SpecOwner,
      at pointer: JSONPointer
    ) -> Diagnostic? {
      guard !names.contains(name) else { return nil }
      let list = what == "look-up" ? "lookups" : "value_maps"
      let unknown = UnknownName(name, among: names)
      return context.diagnostic(
        .error,
        .M108,
        "there is no \(what) \"\(name)\"",
        at: pointer,
        of: owner,
        hint: unknown.hint ?? "Define it under \"\(list)\".",
        found: name,
        candidates: unknown.candidates,
        fixes: unknown.fixes(at: pointer)
      )
    }
    let inSteps = context.nodes.steps.compactMap { node -> Diagnostic? in
      guard let signature = context.signature(of: node.step),
        let parameter = signature.parameters.first(where: { $0.kind == .valueMap }),
        case .constant(let value) = node.step[parameter.name], let name = value.string
      else { return nil }
      let pointer = node.pointer.appending(parameter.name)
      return problem("value map", name, among: maps, node.owner, at: pointer)
    }
    let inAtoms = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .lookup(let name) = node.content.source else { return nil }
      let pointer = node.pointer.appending("lookup")
      return problem("look-up", name, among: lookups, node.owner, at: pointer)
    }
    let known = context.options.resources.secrets
    let secrets = context.preparation.refusals.compactMap { refusal -> Diagnostic? in
      guard refusal.kind == .secret else { return nil }
      let name = refusal.node.step[refusal.parameter]?.json.string ?? ""
      // One that is named and has no value is no unknown name.
      let missing =
        if case .failure(let missing) = known[name] { missing } else { nil as Diagnostic? }
      let unknown = missing == nil ? UnknownName(name, among: known.keys.sorted()) : nil
      return context.diagnostic(
        .error,
        .M108,
        refusal.message,
        at: refusal.pointer,
        of: refusal.node.owner,
        hint: missing?.hint ?? unknown?.hint
          ?? "Name it under \"secrets\" in crosswalk.yaml, as a reference such as env:NAME.",
        found: name,
        candidates: unknown?.candidates ?? [],
        fixes: unknown?.fixes(at: refusal.pointer) ?? []
      )
    }
    return inSteps + inAtoms + secrets + workspaceTables(context)
  }

  private static func workspaceTables(_ context: CheckContext) -> [Diagnostic] {
    let tables = context.options.resources.lookupTables
    return context.spec.lookups.enumerated().compactMap { index, lookup in
      guard lookup.asksTable else { return nil }
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      let pointer = owner.pointer.appending("object")
      switch tables[lookup.object] {
      case .success: return nil
      case .failure(let problems): return brokenTable(lookup.object, problems, context, owner)
      case nil: break
      }
      let unknown = UnknownName(lookup.object, among: tables.names)
      return context.diagnostic(
        .error,
        .M108,
        "the workspace has no table \"\(lookup.object)\"",
        at: pointer,
        of: owner,
        hint: unknown.hint ?? placeOfTable(lookup.object),
        found: lookup.object,
        candidates: unknown.candidates,
        fixes: unknown.fixes(at: pointer)
      )
    }
  }

  private static func placeOfTable(_ name: String) -> String {
    let small = name.lowercased()
    let isFile = name.contains("/") || small.hasSuffix(".csv") || small.hasSuffix(".jsonl")
    return isFile
      ? "Name it as its file in the folder \"tables\" is named, without .csv or .jsonl."
      : "Put it into the workspace as tables/\(name).csv or .jsonl."
  }

  /// A table that is there and cannot be read; its first problems with their places.
  private static func brokenTable(
    _ name: String,
    _ problems: DiagnosticList,
    _ context: CheckContext,
    _ owner: SpecOwner
  ) -> Diagnostic {
    let told = problems.diagnostics.prefix(3).map { problem in
      (problem.location.map { "\($0): " } ?? "") + "\(problem.message) (\(problem.code.rawValue))"
    }
    let untold = problems.diagnostics.count - told.count
    return context.diagnostic(
      .error,
      .M108,
      "the table \"\(name)\" cannot be read: " + told.joined(separator: "; ")
        + (untold > 0 ? "; and \(untold) more" : ""),
      at: owner.pointer.appending("object"),
      of: owner,
      hint: problems.diagnostics.first?.hint ?? "Mend the file.",
      found: name
    )
  }
}
