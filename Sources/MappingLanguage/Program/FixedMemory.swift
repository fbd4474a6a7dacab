/// A list of fixed length that one owner reads and writes for every record: nothing is shared, so
/// nothing is checked for being shared.
@safe
struct FixedMemory<Element: BitwiseCopyable>: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<Element>

  init(repeating element: Element, count: Int) {
    unsafe memory = .allocate(capacity: count)
    unsafe memory.initialize(repeating: element)
  }

  deinit { unsafe memory.deallocate() }

  var count: Int { unsafe memory.count }

  subscript(place: Int) -> Element {
    get {
      precondition(unsafe memory.indices.contains(place), "the list has such a place")
      return unsafe memory[place]
    }
    set {
      precondition(unsafe memory.indices.contains(place), "the list has such a place")
      unsafe memory[place] = newValue
    }
  }

  /// Sets every element.
  mutating func fill(_ element: Element) { unsafe memory.update(repeating: element) }

  /// The elements as a list that may be passed on.
  var array: [Element] { unsafe Array(memory) }
}
