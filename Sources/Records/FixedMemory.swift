/// A list of fixed length that one owner reads and writes for every record: nothing is shared, so
/// nothing is checked for being shared.
@safe @usableFromInline
package struct FixedMemory<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let memory: UnsafeMutableBufferPointer<Element>

  package init(repeating element: Element, count: Int) {
    unsafe memory = .allocate(capacity: count)
    unsafe memory.initialize(repeating: element)
  }

  /// A copy of a list.
  package init(_ elements: [Element]) {
    unsafe memory = .allocate(capacity: elements.count)
    _ = unsafe memory.initialize(from: elements)
  }

  deinit { unsafe memory.deallocate() }

  @inlinable package var count: Int { unsafe memory.count }

  @inlinable package subscript(place: Int) -> Element {
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
  @inlinable package mutating func fill(_ element: Element) {
    unsafe memory.update(repeating: element)
  }

  /// The elements as a list that may be passed on.
  package var array: [Element] { unsafe Array(memory) }
}
