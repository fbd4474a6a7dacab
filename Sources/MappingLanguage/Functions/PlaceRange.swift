/// The parameters `from` and `to` of a step: places from 0 on, or from -1 backwards, both included.
struct PlaceRange: Sendable {
  private let from: Int
  private let to: Int

  init(_ arguments: StepArguments) throws(ArgumentFault) {
    from = try arguments.integer("from")
    to = try arguments.integer("to")
    guard from < 0 || to < 0 || from <= to else {
      throw ArgumentFault("to", "it stands before \"from\"")
    }
  }

  /// The places among so many things; `nil` where there is none.
  func places(of count: Int) -> ClosedRange<Int>? {
    let first = max(from < 0 ? count + from : from, 0)
    let last = min(to < 0 ? count + to : to, count - 1)
    return first <= last ? first...last : nil
  }
}
