/// How far two spellings are apart.
enum EditDistance {
  /// Whether one letter was left out, added, changed, or two neighbours were swapped.
  static func isOne(_ left: String, _ right: String) -> Bool {
    // One letter more is a few bytes more at the most.
    guard abs(left.utf8.count - right.utf8.count) <= 4 else { return false }
    let a = Array(left)
    let b = Array(right)
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var endA = a.count
    var endB = b.count
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
      endA -= 1
      endB -= 1
    }
    let restA = a[start..<endA]
    let restB = b[start..<endB]
    if restA.count <= 1, restB.count <= 1 { return true }
    return restA.count == 2 && restB.count == 2 && Array(restA.reversed()) == Array(restB)
  }
}
