import Synchronization

/// When each generated contact last changed, made once a search first needs it: eight bytes each.
final class ModifiedTimes: Sendable {
  private let contacts: ContactGenerator
  private let made = Mutex<[Int64]?>(nil)

  init(_ contacts: ContactGenerator) { self.contacts = contacts }

  var all: [Int64] {
    made.withLock { made in
      if let made { return made }
      let times = (0..<contacts.size).map { contacts.modified(at: $0) }
      made = times
      return times
    }
  }
}
