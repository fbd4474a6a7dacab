extension SpecUsage {
  /// Things that need each other, or one thing that does not.
  struct Knot: Sendable {
    /// In the order given.
    fileprivate(set) var things: [Thing]
    fileprivate(set) var isCircular: Bool

    /// The look-up that comes first, which tells of a circle it is in.
    var firstLookup: Thing? {
      things.first { if case .lookup = $0 { true } else { false } }
    }
  }

  /// The things in knots, each knot after all it uses.
  ///
  /// Tarjan's strongly connected components, without recursion: a spec may chain hundreds.
  func knots(of things: [Thing]) -> [Knot] {
    var search = KnotSearch(things, uses)
    for index in things.indices { search.visit(from: index) }
    return search.knots
  }
}

private struct KnotSearch {
  private let things: [SpecUsage.Thing]
  private let uses: [[Int]]
  private var numbers: [Int?]
  /// The lowest number that can be reached from each.
  private var lowest: [Int]
  private var count = 0
  /// Visited things whose knot is not known yet.
  private var open: [Int] = []
  private var isOpen: [Bool]
  private(set) var knots: [SpecUsage.Knot] = []

  init(_ things: [SpecUsage.Thing], _ uses: [SpecUsage.Thing: Set<SpecUsage.Thing>]) {
    let indices = Dictionary(zip(things, things.indices)) { first, _ in first }
    self.things = things
    self.uses = things.map { (uses[$0] ?? []).compactMap { indices[$0] }.sorted() }
    numbers = Array(repeating: nil, count: things.count)
    lowest = Array(repeating: 0, count: things.count)
    isOpen = Array(repeating: false, count: things.count)
  }

  mutating func visit(from start: Int) {
    guard numbers[start] == nil else { return }
    begin(start)
    var path = [(thing: start, next: 0)]
    while let (thing, next) = path.last {
      if next < uses[thing].count {
        path[path.count - 1].next += 1
        let other = uses[thing][next]
        if let number = numbers[other] {
          if isOpen[other] { lowest[thing] = min(lowest[thing], number) }
        } else {
          begin(other)
          path.append((other, 0))
        }
      } else {
        path.removeLast()
        if let user = path.last?.thing { lowest[user] = min(lowest[user], lowest[thing]) }
        if lowest[thing] == numbers[thing] { close(thing) }
      }
    }
  }

  private mutating func begin(_ thing: Int) {
    numbers[thing] = count
    lowest[thing] = count
    count += 1
    open.append(thing)
    isOpen[thing] = true
  }

  private mutating func close(_ thing: Int) {
    guard let start = open.lastIndex(of: thing) else { return }
    let members = open[start...].sorted()
    open.removeSubrange(start...)
    for member in members { isOpen[member] = false }
    let isCircular = members.count > 1 || uses[thing].contains(thing)
    knots.append(SpecUsage.Knot(things: members.map { things[$0] }, isCircular: isCircular))
  }
}

extension MappingSpec {
  /// Look-ups and variables.
  var definitions: [SpecUsage.Thing] {
    lookups.map { .lookup($0.name) } + variables.map { .variable($0.name) }
  }
}
