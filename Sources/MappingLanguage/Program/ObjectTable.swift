/// Objects that somebody else keeps alive, read without counting references: what every record asks
/// for again.
///
/// The owner of the objects makes and frees the table.
@safe
struct ObjectTable<Object: AnyObject>: @unchecked Sendable {
  private let objects: UnsafeMutableBufferPointer<Unmanaged<Object>>

  /// The objects must live as long as the table.
  init(_ objects: [Object]) {
    unsafe self.objects = .allocate(capacity: objects.count)
    _ = unsafe self.objects.initialize(from: objects.lazy.map { unsafe .passUnretained($0) })
  }

  func free() { unsafe objects.deallocate() }

  /// Lends the object at a place to `body`.
  @inline(__always)
  func with<Result, Fault: Error>(
    _ place: Int,
    _ body: (Object) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    precondition(unsafe objects.indices.contains(place), "the table has such a place")
    let result = unsafe objects[place]._withUnsafeGuaranteedRef { object in
      Swift.Result<Result, Fault> { () throws(Fault) in try body(object) }
    }
    return try result.get()
  }
}
