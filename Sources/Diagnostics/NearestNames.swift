/// Things by how near one of their names is to one that was not found, best first.
///
/// Nothing is near a name of more than 200 bytes, and nothing as long is.
package struct NearestNames<Thing> {
  private struct Match {
    let thing: Thing
    let name: String
    let distance: NameDistance
    /// Of those that stand before others for another reason than their names.
    var rank = 0

    var order: (Int, Int, Int, String) { (rank, distance.cost, distance.lettersApart, name) }
  }

  private var matches: [Match] = []

  package init(
    to wanted: String,
    among things: some Sequence<Thing>,
    called names: (Thing) -> [String]
  ) {
    guard wanted.utf8.count <= Self.bytesMax else { return }
    let text = NameText(wanted)
    for thing in things {
      let named = names(thing).filter { $0.utf8.count <= Self.bytesMax }.compactMap { name in
        NameDistance(from: text, to: NameText(name))
          .map { Match(thing: thing, name: name, distance: $0) }
      }
      if let nearest = named.min(by: { $0.order < $1.order }) { matches.append(nearest) }
    }
    matches.sort { $0.order < $1.order }
  }

  private static var bytesMax: Int { 200 }

  /// Those that fit stand before the others, behind the name itself in another spelling only.
  package func preferring(_ fits: (Thing) -> Bool) -> NearestNames {
    var ranked = self
    for place in matches.indices {
      let match = matches[place]
      ranked.matches[place].rank = (match.distance.cost == 0 ? 0 : 2) + (fits(match.thing) ? 0 : 1)
    }
    ranked.matches.sort { $0.order < $1.order }
    return ranked
  }

  package var things: [Thing] { matches.map(\.thing) }

  /// Those of whose names the wanted one is probably a slip.
  package var misspelled: [Thing] { matches.filter(\.distance.isSlip).map(\.thing) }

  /// The first, and those that are as near as it.
  package var closest: [Thing] {
    guard let first = matches.first else { return [] }
    return matches.filter { ($0.rank, $0.distance.cost) == (first.rank, first.distance.cost) }
      .map(\.thing)
  }

  /// What was probably meant: the first of which the wanted name is a slip, if no other is as near.
  package var meant: Thing? {
    guard let first = matches.first, first.distance.isSlip, closest.count == 1 else { return nil }
    return first.thing
  }

  /// `Use "a".` where that was meant; where nothing was, no order, but the nearest as a question;
  /// `nil` where nothing is near.
  package func hint(showing limit: Int, as name: (Thing) -> String) -> String? {
    if let meant { return "Use \"\(name(meant))\"." }
    let near = things.prefix(limit).map { "\"\(name($0))\"" }
    guard let last = near.last else { return nil }
    guard near.count > 1 else { return "Near it is \(last): is it meant?" }
    return "Near it are \(near.dropLast().joined(separator: ", ")) and \(last):"
      + " is one of them meant?"
  }
}

extension NearestNames<String> {
  package init(to wanted: String, among names: some Sequence<String>) {
    self.init(to: wanted, among: names, called: { [$0] })
  }

  /// At most `limit` of `names` that are near, best first.
  package static func of(
    _ wanted: String,
    in names: some Sequence<String>,
    limit: Int = 3
  )
    -> [String]
  {
    Array(NearestNames(to: wanted, among: names).things.prefix(limit))
  }

  /// Those of `names` that `wanted` is probably a slip of, best first, at most three.
  package static func misspelled(_ wanted: String, in names: some Sequence<String>) -> [String] {
    Array(NearestNames(to: wanted, among: names).misspelled.prefix(3))
  }

  /// A hint sentence: `Use "a".` where that was meant, else a question, or `nil` where nothing is
  /// near.
  package static func hint(for wanted: String, in names: some Sequence<String>) -> String? {
    NearestNames(to: wanted, among: names).hint(showing: 3, as: { $0 })
  }

  /// Whether two names are one, whatever their case and what stands between their words.
  package static func areAlike(_ name: String, _ other: String) -> Bool {
    let (name, other) = (NameText(name), NameText(other))
    return name.letters == other.letters && !name.hasOtherNumbers(than: other)
  }
}
