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
  private(set) var nearest: [Float] = []
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
  }

  /// The weight of the words of a bag that are in the bag of another side, what is near in part.
  @inline(__always)
  func shared(_ bag: Int, with other: BagTable, _ otherBag: Int) -> Float {
    let row = otherBag * other.others
    var sum: Float = 0
    for word in start[bag]..<start[bag + 1] {
      sum += weights[word] * other.nearest[row + places[word]]
    }
    return sum
  }
}
