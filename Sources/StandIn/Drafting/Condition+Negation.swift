import Records

extension Condition {
  /// The condition without `not`, as far as the language has the opposite.
  var plain: Condition {
    switch self {
    case .not(let inner): inner.opposite
    case .all(let members): .all(members.map(\.plain))
    case .any(let members): .any(members.map(\.plain))
    case .test, .isNew, .isNewer, .called: self
    }
  }

  private var opposite: Condition {
    switch self {
    case .not(let inner): inner.plain
    case .all(let members): .any(members.map(\.opposite))
    case .any(let members): .all(members.map(\.opposite))
    case .isNew(let isNew): .isNew(!isNew)
    case .isNewer: self
    case .called: .not(self)
    case .test(let subject, let predicate): Self.opposite(subject, predicate)
    }
  }

  private static func opposite(_ subject: Subject, _ predicate: Predicate) -> Condition {
    var other = predicate
    switch predicate.op {
    case .isNull: other.op = .isNotNull
    case .isNotNull: other.op = .isNull
    case .equal: other.op = .notEqual
    case .notEqual: other.op = .equal
    case .contains: other.op = .notContains
    case .notContains: other.op = .contains
    case .isTrue: other.op = .isNotTrue
    case .isNotTrue: other.op = .isTrue
    case .less: other.op = .greaterOrEqual
    case .lessOrEqual: other.op = .greater
    case .greater: other.op = .lessOrEqual
    case .greaterOrEqual: other.op = .less
    case .startsWith, .endsWith, .between, .olderThan, .withinLast, .sameAs:
      return .not(.test(subject, predicate))
    }
    guard [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(other.op) else {
      return .test(subject, other)
    }
    // No value is neither more nor less.
    return .any([.test(subject, Predicate(op: .isNull)), .test(subject, other)])
  }
}
