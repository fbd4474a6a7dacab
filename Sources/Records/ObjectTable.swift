/// Objects that somebody else keeps alive, read without counting references: what every record asks
/// for again.
///
/// The owner of the objects makes and frees the table.
@safe @usableFromInline
package struct ObjectTable<Object: AnyObject> {
  @usableFromInline let objects: UnsafeMutableBufferPointer<Unmanaged<Object>?>

  /// The objects must live as long as the table; a place may have none.
  package init(_ objects: [Object?]) {
    unsafe self.objects = .allocate(capacity: objects.count)
    let borrowed = unsafe objects.map { object in
      unsafe object.map { unsafe Unmanaged.passUnretained($0) }
    }
    _ = unsafe self.objects.initialize(from: borrowed)
  }

  package func free() { unsafe objects.deallocate() }

  /// Lends the object at a place, which must have one, to `body`.
  @inlinable @inline(__always)
  package func with<Result, Fault: Error>(
    _ place: Int,
    _ body: (Object) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    guard unsafe objects.indices.contains(place), let object = unsafe objects[place] else {
      preconditionFailure("the table has no object at \(place)")
    }
    let result = unsafe object._withUnsafeGuaranteedRef { object in
      Swift.Result<Result, Fault> { () throws(Fault) in try body(object) }
    }
    return try result.get()
  }
}
