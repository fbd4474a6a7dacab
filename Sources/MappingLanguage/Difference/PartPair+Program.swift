import Records

extension PartPair {
  // MARK: What rules use

  var valueMaps: [MappingChange] {
    paired(before.valueMaps, after.valueMaps, by: \.name).compactMap { name, old, new in
      let oldEntries = old.map(Self.entries) ?? []
      let newEntries = new.map(Self.entries) ?? []
      let gone = oldEntries.filter { !newEntries.contains($0) }
      let come = newEntries.filter { !oldEntries.contains($0) }
      guard !gone.isEmpty || !come.isEmpty || old == nil || new == nil else { return nil }
      return MappingChange(
        .valueMap,
        name,
        before: old == nil ? [] : gone.isEmpty ? ["(without it)"] : gone,
        after: new == nil ? [] : come.isEmpty ? ["(without it)"] : come
      )
    }
  }

  private static func entries(_ map: ValueMap) -> [String] {
    map.entries.map { "\($0.from.text()) becomes \($0.to.text())" }
      + (map.caseInsensitive ? ["whatever the case"] : [])
  }

  var lookups: [MappingChange] {
    paired(before.lookups, after.lookups, by: \.name).compactMap { name, old, new in
      part(.lookup, name, old, new, \.json, { MappingSpec.text($0) }, { _ in [] })
    }
  }

  var variables: [MappingChange] {
    paired(before.variables, after.variables, by: \.name).compactMap { name, old, new in
      part(.variable, name, old, new, \.json, { MappingSpec.text($0) }, \.because)
    }
  }

  // MARK: Filters and rules

  var filters: [MappingChange] {
    let rest = unmatched(before.filters, after.filters) { PartForm.of($0.json) }
    return paired(rest.old, rest.new, by: \.id).compactMap { id, old, new in
      part(.filter, id, old, new, \.json, Self.text, \.because)
    }
  }

  private static func text(_ filter: Filter) -> String {
    let place = filter.target.map { " at \($0)" } ?? ""
    let ask = filter.ask.map { ask in
      ", asks \"\(ask.text)\" (\(ask.options.joined(separator: " / ")))"
    }
    return MappingSpec.text(filter) + place + (ask ?? "")
  }

  var rules: (changes: [MappingChange], otherReasons: [String]) {
    var changes: [MappingChange] = []
    var otherReasons: [String] = []
    for (target, old, new) in paired(before.rules, after.rules, by: \.target) {
      guard let old, let new else {
        if let change = part(.rule, target, old, new, \.json, MappingSpec.text, \.because) {
          changes.append(change)
        }
        continue
      }
      // A default that changed is told once, not in every rule that follows it.
      let isSame =
        PartForm.of(old.json) == PartForm.of(new.json)
        || PartForm.of(old, in: before) == PartForm.of(new, in: after)
      if isSame {
        if Set(old.because) != Set(new.because) { otherReasons.append(target) }
      } else if let change = part(.rule, target, old, new, \.json, MappingSpec.text, \.because) {
        changes.append(change)
      }
    }
    return (changes, otherReasons)
  }

  /// A part that came, went or means something else; `nil` where it means the same.
  private func part<Part>(
    _ kind: MappingChange.Part,
    _ name: String,
    _ old: Part?,
    _ new: Part?,
    _ json: (Part) -> JSON,
    _ text: (Part) -> String,
    _ because: (Part) -> [Because]
  ) -> MappingChange? {
    var (oldLines, newLines) = (old.map { [text($0)] } ?? [], new.map { [text($0)] } ?? [])
    if let old, let new {
      let (oldForm, newForm) = (PartForm.of(json(old)), PartForm.of(json(new)))
      guard oldForm != newForm else { return nil }
      (oldLines, newLines) = lines(text(old), text(new), oldForm, newForm)
    }
    return MappingChange(
      kind,
      name,
      before: oldLines,
      after: newLines,
      because: (new ?? old).map(because) ?? []
    )
  }
}
