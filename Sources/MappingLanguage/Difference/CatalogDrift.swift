package import Records

/// What of a catalog that changed a mapping cares about.
package struct CatalogDrift: Hashable, Sendable {
  /// Fields that the mapping uses and that are otherwise now, or not there; and fields that have
  /// become required and that it does not write.
  package let fields: [String]

  package init(of spec: MappingSpec, from old: Catalog, to new: Catalog) {
    let used = spec.fields(of: old.system, old.object)
    let isTarget = spec.target.system == old.system && spec.target.object == old.object
    let required = new.fields.filter { field in
      isTarget && field.requiredOnCreate && old[field.name]?.requiredOnCreate != true
        && !used.contains(field.name)
    }
    fields =
      used.filter { old[$0] != new[$0] }.sorted() + required.map(\.name).sorted()
  }
}

extension MappingSpec {
  /// The fields of an object that the mapping reads, writes, or asks about.
  package func fields(of system: String, _ object: String) -> Set<String> {
    var names: Set<String> = []
    let isSource = source.system == system && source.object == object
    let isTarget = target.system == system && target.object == object
    for node in SpecNodes(of: self).atoms {
      switch node.content.source {
      case .field(let name) where isSource: names.insert(name)
      case .current(let name) where isTarget: names.insert(name)
      case .field, .current, .constant, .variable, .lookup, .run, .item: break
      }
    }
    if isTarget {
      names.formUnion(rules.map(\.target))
      names.formUnion(target.key)
    }
    for lookup in lookups where lookup.system == system && lookup.object == object {
      names.formUnion(lookup.match.map(\.field))
      if lookup.returns != "found" { names.insert(lookup.returns) }
    }
    return names
  }
}
