/// Finds a part in a whole.
enum SequenceSearch {
  /// Where a part first stands in the whole, of the places that are accepted; an empty part stands
  /// at the beginning.
  static func place<Element: Equatable>(
    of part: [Element],
    in whole: [Element],
    where accepts: (Int) -> Bool = { _ in true }
  ) -> Int? {
    guard let first = part.first else { return 0 }
    guard part.count <= whole.count else { return nil }
    guard part.count * whole.count > comparisonsMax else {
      return (0...(whole.count - part.count)).first { start in
        whole[start] == first && whole[start..<start + part.count].elementsEqual(part)
          && accepts(start)
      }
    }
    return placeInOnePass(of: part, in: whole, where: accepts)
  }

  /// What is compared one by one at most: sentences and their quotes.
  private static let comparisonsMax = 100_000

  /// The same, looking at each element of both about once (Knuth, Morris and Pratt).
  ///
  /// A quote of many equal letters must not take minutes.
  private static func placeInOnePass<Element: Equatable>(
    of part: [Element],
    in whole: [Element],
    where accepts: (Int) -> Bool
  ) -> Int? {
    // For each place of the part, how long its longest beginning is that also ends there.
    var borders = [0]
    borders.reserveCapacity(part.count)
    for element in part.dropFirst() {
      borders.append(advanced(borders[borders.count - 1], over: element, part, borders))
    }
    var matched = 0
    for (index, element) in whole.enumerated() {
      matched = advanced(matched, over: element, part, borders)
      guard matched == part.count else { continue }
      if accepts(index + 1 - matched) { return index + 1 - matched }
      matched = borders[matched - 1]
    }
    return nil
  }

  private static func advanced<Element: Equatable>(
    _ matched: Int,
    over element: Element,
    _ part: [Element],
    _ borders: [Int]
  ) -> Int {
    var matched = matched
    while matched > 0, part[matched] != element { matched = borders[matched - 1] }
    return part[matched] == element ? matched + 1 : 0
  }
}
