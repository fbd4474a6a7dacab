import Records

/// What uses what in a spec.
struct SpecUsage: Sendable {
  enum Thing: Hashable, Sendable {
    case rule(String)
    case filter(String)
    case variable(String)
    case lookup(String)
    case valueMap(String)
  }

  private var uses: [Thing: Set<Thing>] = [:]
  private(set) var used: Set<Thing> = []

  init(of nodes: SpecNodes) {
    for node in nodes.atoms {
      switch node.content.source {
      case .variable(let name): add(.variable(name), by: node.owner)
      case .lookup(let name): add(.lookup(name), by: node.owner)
      case .field, .constant, .run, .current, .item: break
      }
    }
    for node in nodes.steps {
      for argument in node.step.arguments {
        switch argument.value {
        case .variable(let name): add(.variable(name), by: node.owner)
        case .constant(let value):
          if node.step.function == "map_value", argument.name == "map", let name = value.string {
            add(.valueMap(name), by: node.owner)
          }
        }
      }
    }
  }

  private mutating func add(_ thing: Thing, by owner: SpecOwner) {
    uses[Self.thing(owner), default: []].insert(thing)
    used.insert(thing)
  }

  static func thing(_ owner: SpecOwner) -> Thing {
    switch owner.kind {
    case .rule: .rule(owner.name)
    case .filter: .filter(owner.name)
    case .variable: .variable(owner.name)
    case .lookup: .lookup(owner.name)
    }
  }

  /// Everything a thing uses, also through others, and itself.
  func reach(from thing: Thing) -> Set<Thing> {
    var reached: Set<Thing> = [thing]
    var pending = [thing]
    while let next = pending.popLast() {
      for other in uses[next] ?? [] where reached.insert(other).inserted {
        pending.append(other)
      }
    }
    return reached
  }
}
