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

  private(set) var uses: [Thing: Set<Thing>] = [:]
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

  /// The shortest way from a thing over what it uses back to it: `a → b → a`; `nil` where there is
  /// none.
  func circle(from start: Thing) -> [Thing]? {
    var users: [Thing: Thing] = [:]
    var pending = [start]
    var index = 0
    while index < pending.count, users[start] == nil {
      let user = pending[index]
      index += 1
      for other in (uses[user] ?? []).sorted(by: { $0.name < $1.name }) where users[other] == nil {
        users[other] = user
        pending.append(other)
      }
    }
    guard users[start] != nil else { return nil }
    var way = [start]
    repeat {
      guard let last = way.last, let user = users[last] else { return nil }
      way.append(user)
    } while way.last != start
    return way.reversed()
  }

  /// A circle in words; of a long one, its ends.
  static func drawing(_ circle: [Thing]) -> String {
    let names = circle.map(\.name)
    guard names.count > 12 else { return names.joined(separator: " → ") }
    let between = "\(names.count - 9) more"
    return (names.prefix(6) + [between] + names.suffix(3)).joined(separator: " → ")
  }
}
