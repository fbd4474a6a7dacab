/// The bags of all fields of one side, in a row, with how near the other side's words come.
struct BagTable: Sendable {
  /// The first bag of each field, and one more behind the last.
  private(set) var first: [Int] = [0]
  /// The first word of each bag, and one more behind the last.
  private(set) var start: [Int] = [0]
  private(set) var places: [Int] = []
  private(set) var weights: [Float] = []
  private(set) var totals: [Float] = []
  /// For each bag, how near its nearest word is to each word of the other side.
  private var nearest: [Float] = []
  /// The same, for each word of the other side.
  private var nearestByWord: [Float] = []
  private let others: Int

  /// `others`: how many words the other side has; `place`: where a word stands in its own side;
  /// `nearness`: of a word of this side and a place of the other.
  init(
    _ readings: [FieldReading],
    others: Int,
    place: (Int) -> Int,
    nearness: (Int, Int) -> Float
  ) {
    self.others = others
    for reading in readings {
      for bag in reading.bags {
        places += bag.ids.map(place)
        weights += bag.weights.map { Float($0) }
        totals.append(Float(bag.total))
        start.append(places.count)
        for other in 0..<others {
          var best: Float = 0
          for id in bag.ids { best = max(best, nearness(id, other)) }
          nearest.append(best)
        }
      }
      first.append(start.count - 1)
    }
    nearestByWord.reserveCapacity(nearest.count)
    for other in 0..<others {
      for bag in totals.indices { nearestByWord.append(nearest[bag * others + other]) }
    }
  }

  /// How many bags there are.
  var count: Int { totals.count }

  /// How much a bag and each bag of the other side say the same: twice the weight of what both
  /// share over the weight of both, what is near in part.
  func likeness(_ bag: Int, to other: BagTable) -> [Float] {
    var near = [Float](repeating: 0, count: other.count)
    for word in start[bag]..<start[bag + 1] {
      let weight = weights[word]
      let line = places[word] * other.count
      for place in near.indices { near[place] += weight * other.nearestByWord[line + place] }
    }
    let row = bag * others
    for place in near.indices {
      var back: Float = 0
      for word in other.start[place]..<other.start[place + 1] {
        back += other.weights[word] * nearest[row + other.places[word]]
      }
      near[place] = (near[place] + back) / (totals[bag] + other.totals[place])
    }
    return near
  }
}
