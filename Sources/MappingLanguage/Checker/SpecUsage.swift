import Records

/// What uses what in a spec.
struct SpecUsage: Sendable {
  enum Thing: Hashable, Sendable {
    case rule(String)
    case filter(String)
    case variable(String)
    case lookup(String)
    case valueMap(String)

    var name: String {
      switch self {
      case .rule(let name), .filter(let name), .variable(let name), .lookup(let name),
        .valueMap(let name):
        name
      }
    }
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

  /// The shortest way on which a thing that is used leads back to its user, from the user to the
  /// user: `a → b → a`; `nil` where there is none.
  func circle(from user: Thing, over next: Thing) -> [Thing]? {
    var ways: [[Thing]] = [[user, next]]
    var reached: Set<Thing> = [next]
    var index = 0
    while index < ways.count {
      let way = ways[index]
      guard let last = way.last, last != user else { return way }
      index += 1
      for other in (uses[last] ?? []).sorted(by: { $0.name < $1.name })
      where reached.insert(other).inserted {
        ways.append(way + [other])
      }
    }
    return nil
  }

  /// The shortest circle that a thing is in.
  func circle(from user: Thing) -> [Thing]? {
    (uses[user] ?? []).sorted { $0.name < $1.name }.compactMap { circle(from: user, over: $0) }
      .min { $0.count < $1.count }
  }
}
