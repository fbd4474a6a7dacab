import Records

/// Values that are computed when they are first needed, once a record at most.
///
/// States are kept apart from faults, so that reading a value counts no references.
struct LazyValues: ~Copyable {
  enum State: UInt8, BitwiseCopyable {
    case pending
    case ready
    case failed
  }

  private var states: FixedMemory<State>
  private var values: FixedMemory<Value>
  private var faults: [Int: EvaluationFault] = [:]

  init(count: Int) {
    states = FixedMemory(repeating: .pending, count: count)
    values = FixedMemory(repeating: .null, count: count)
  }

  mutating func reset() {
    states.fill(.pending)
    if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
  }

  /// The value where it has been computed; throws the fault where that failed.
  func known(_ place: Int) throws(EvaluationFault) -> Value? {
    switch states[place] {
    case .pending: return nil
    case .ready: return values[place]
    case .failed:
      guard let fault = faults[place] else { return nil }
      throw fault
    }
  }

  mutating func keep(_ value: Value, _ place: Int) {
    values[place] = value
    states[place] = .ready
  }

  mutating func keep(_ fault: EvaluationFault, _ place: Int) {
    faults[place] = fault
    states[place] = .failed
  }
}
