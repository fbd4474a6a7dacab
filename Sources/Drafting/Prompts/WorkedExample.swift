package import MappingLanguage
package import Records

/// A mapping that a person stands behind, with the catalogs it was checked against: what a model
/// learns the form from.
package struct WorkedExample: Sendable {
  package let spec: MappingSpec
  package let source: Catalog
  package let target: Catalog

  package init(_ spec: MappingSpec, source: Catalog, target: Catalog) {
    self.spec = spec
    self.source = source
    self.target = target
  }

  /// The example as lines: its sentences, its fields, the answer in wire form.
  ///
  /// Of what is too long for so many characters only the first sentences are told, with all that
  /// follows from them and nothing else; `nil` where not even one fits.
  func lines(charactersMax: Int) -> [String]? {
    var least = 1
    var most = spec.description.count
    var best: [String]?
    // The longest beginning of the description that fits.
    while least <= most {
      let count = (least + most) / 2
      if let lines = lines(sentences: count), Self.length(lines) <= charactersMax {
        best = lines
        least = count + 1
      } else {
        most = count - 1
      }
    }
    return best
  }

  static func length(_ lines: [String]) -> Int { lines.reduce(0) { $0 + $1.count + 1 } }

  private func lines(sentences count: Int) -> [String]? {
    let part = beginning(of: count)
    guard !part.rules.isEmpty, let wire = WireForm.wire(part) else { return nil }
    let nodes = SpecNodes(of: part)
    var read: Set<String> = []
    var written = Set(part.rules.map(\.target)).union(part.target.key)
    for node in nodes.atoms {
      switch node.content.source {
      case .field(let name): read.insert(name)
      case .current(let name): written.insert(name)
      case .constant, .variable, .lookup, .run, .item: break
      }
    }
    func listed(_ catalog: Catalog, _ side: CatalogListing.Side, _ used: Set<String>) -> [String] {
      let listing = CatalogListing(catalog, as: side, likely: [])
      return catalog.fields.filter { used.contains($0.name) }
        .map { listing.line($0, optionsMax: Self.optionsMax) }
    }
    return ["request:"] + part.description.map { "\($0.id): \(PromptText.visible($0.text))" }
      + ["source fields:"] + listed(source, .source, read)
      + ["target fields:"] + listed(target, .target, written)
      + ["answer:", PromptText.visible(wire.text())]
  }

  private static let optionsMax = 6

  /// The first sentences of the description and what is made of them alone.
  private func beginning(of count: Int) -> MappingSpec {
    var part = spec
    part.description = Array(spec.description.prefix(count))
    let known = Set((part.description + spec.assumptions).map(\.id))
    func stays(_ because: [Because]) -> Bool { because.allSatisfy { known.contains($0.sentence) } }
    part.filters = spec.filters.filter { stays($0.because) }
    part.rules = spec.rules.filter { rule in
      stays(rule.because) && rule.because.contains { !$0.sentence.hasPrefix("A") }
        || spec.target.key.contains(rule.target)
    }.map { rule in
      var rule = rule
      rule.because.removeAll { !known.contains($0.sentence) }
      return rule
    }
    part.notMapped = spec.notMapped.filter { stays($0.because) }
    part.questions = []
    // Tests tell of the whole mapping.
    part.tests = []
    return part.withoutUnused()
  }
}

extension MappingSpec {
  /// Without the variables, look-ups, value maps and assumptions that nothing uses.
  fileprivate func withoutUnused() -> MappingSpec {
    var spec = self
    var before: MappingSpec
    repeat {
      before = spec
      let nodes = SpecNodes(of: spec)
      var variables: Set<String> = []
      var lookups: Set<String> = []
      var maps: Set<String> = []
      for node in nodes.atoms {
        switch node.content.source {
        case .variable(let name): variables.insert(name)
        case .lookup(let name): lookups.insert(name)
        case .field, .constant, .run, .current, .item: break
        }
      }
      for node in nodes.steps {
        for argument in node.step.arguments {
          switch argument.value {
          case .variable(let name): variables.insert(name)
          case .constant(let value):
            if argument.name == "map", let name = value.string { maps.insert(name) }
          }
        }
      }
      spec.variables.removeAll { !variables.contains($0.name) }
      spec.lookups.removeAll { !lookups.contains($0.name) }
      spec.valueMaps.removeAll { !maps.contains($0.name) }
    } while spec != before
    let cited = Set(
      (spec.rules.flatMap(\.because) + spec.filters.flatMap(\.because)
        + spec.variables.flatMap(\.because) + spec.notMapped.flatMap(\.because)).map(\.sentence)
    )
    spec.assumptions.removeAll { !cited.contains($0.id) }
    return spec
  }
}
