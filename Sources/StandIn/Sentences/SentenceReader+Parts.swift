/// What is read of a sentence that is not read as a whole.
extension SentenceReader {
  /// The longest stretches between commas and conjunctions that make sense.
  func partial(_ range: Range<Int>, _ strict: Grammar, _ loose: Grammar) -> Result {
    let starts = [range.lowerBound] + range.filter { $0 > range.lowerBound && isJoint($0) }
    let ends = Array(starts.dropFirst()) + [range.upperBound]
    var parts = SentenceParts()
    var readings: [Reading] = []
    var index = 0
    var unread: Range<Int>?
    func isSeparate(_ start: Int) -> Bool { tokens[start].isMark(";") || tokens[start].isMark(".") }
    func close() {
      if let open = unread {
        let stretch = Self.body(of: tokens[open])
        if !stretch.isEmpty {
          let start = tokens[open.lowerBound].kind == .mark ? stretch.startIndex : open.lowerBound
          parts.add(.unread(start..<stretch.endIndex), isSeparate: isSeparate(open.lowerBound))
        }
      }
      unread = nil
    }
    while index < starts.count {
      var found = false
      for last in stride(from: ends.count - 1, through: index, by: -1) {
        let stretch = Self.body(of: tokens[starts[index]..<ends[last]])
        let isClear = last == ends.count - 1 || tokens[ends[last]].isMark(";")
        let place = stretch.startIndex..<stretch.endIndex
        // What follows unread words may belong to them.
        guard unread == nil || tokens[starts[index]].isMark(";"), !stretch.isEmpty,
          let reading = reading(place, strict, after: readings)
            ?? (isClear ? self.reading(place, loose, after: readings) : nil),
          fits(reading, after: readings.last, joint: starts[index])
        else { continue }
        close()
        readings.append(reading)
        parts.add(.read(reading, place), isSeparate: isSeparate(starts[index]))
        index = last + 1
        found = true
        break
      }
      if !found {
        unread = (unread?.lowerBound ?? starts[index])..<ends[index]
        index += 1
      }
    }
    close()
    return parts.result(strict)
  }
}
