/// Walks the fields that a clause speaks of, and puts others in their places.
extension Clause {
  /// Every phrase for a field, in no particular order.
  var references: [FieldReference] {
    var found: [FieldReference] = []
    _ = replacing { reference in
      found.append(reference)
      return [reference]
    }
    return found
  }

  /// The clause with what a function puts in the place of each phrase; `nil` where it puts
  /// nothing, or several fields where one is needed.
  func replacing(_ change: (FieldReference) -> [FieldReference]) -> Clause? {
    func one(_ reference: FieldReference) -> FieldReference? {
      let found = change(reference)
      return found.count == 1 ? found[0] : nil
    }
    func many(_ references: [FieldReference]) -> [FieldReference]? {
      let found = references.map(change)
      return found.contains { $0.isEmpty } ? nil : found.flatMap { $0 }
    }
    switch self {
    case .general(let key, let isHeading):
      guard let key else { return self }
      return one(key).map { .general(key: $0, isHeading: isHeading) }
    case .write(let target, let value):
      guard let place = one(target), let value = value.replacing(one) else { return nil }
      return .write(place, value)
    case .unused(let field, let target):
      guard let field = one(field), let target = one(target) else { return nil }
      return .unused(field, for: target)
    case .copies(let fields, let changes):
      return fields.compactMap(one).count == fields.count
        ? .copies(fields.compactMap(one), changes) : nil
    case .fallback(let field, let value):
      guard let field = one(field), let value = value.replacing(one) else { return nil }
      return .fallback(field, value)
    case .change(let fields, let changes): return many(fields).map { .change($0, changes) }
    case .split(let field, let parts):
      let places = parts.compactMap(one)
      guard let field = one(field), places.count == parts.count else { return nil }
      return .split(field, places)
    case .lookup(let object, let by, let into):
      let place = into.flatMap(one)
      guard let by = one(by), (place == nil) == (into == nil) else { return nil }
      return .lookup(object: object, by: by, into: place)
    case .table(let field, let into, let table):
      let place = into.flatMap(one)
      guard let field = one(field), (place == nil) == (into == nil) else { return nil }
      return .table(field, into: place, table)
    case .phoneCountry(let field, let table):
      return one(field).map { .phoneCountry($0, table) }
    case .tableLookup(var lookup):
      let into = lookup.into.flatMap(one)
      guard let by = one(lookup.by), (into == nil) == (lookup.into == nil) else { return nil }
      (lookup.by, lookup.into) = (by, into)
      return .tableLookup(lookup)
    case .filter(let action, let condition):
      return condition.replacing(one).map { .filter(action, $0) }
    case .wanted(let condition): return condition.replacing(one).map { .wanted($0) }
    case .leaveOut(let fields):
      return fields.compactMap(one).count == fields.count ? .leaveOut(fields.compactMap(one)) : nil
    case .fillOnly(let fields): return many(fields).map { .fillOnly($0) }
    case .onlyNewer(let fields): return many(fields).map { .onlyNewer($0) }
    case .key(let field): return one(field).map { .key($0) }
    case .rest(let field, let value):
      let other = value.flatMap { $0.replacing(one) }
      guard let field = one(field), (other == nil) == (value == nil) else { return nil }
      return .rest(field, other)
    case .when(let condition, let inner, let otherwise):
      let other = otherwise.flatMap { $0.replacing(change) }
      guard let condition = condition.replacing(one), let inner = inner.replacing(change),
        (other == nil) == (otherwise == nil)
      else { return nil }
      return .when(condition, inner, otherwise: other)
    case .operation, .phoneRegion, .dateFormat, .zone, .blanks, .note: return self
    case .all(let members):
      let replaced = members.compactMap { $0.replacing(change) }
      return replaced.count == members.count ? .all(replaced) : nil
    }
  }
}

extension Expression {
  /// The value with other fields; `nil` where there is none for one of them.
  func replacing(_ change: (FieldReference) -> FieldReference?) -> Expression? {
    func all(_ members: [Expression]) -> [Expression]? {
      let replaced = members.compactMap { $0.replacing(change) }
      return replaced.count == members.count ? replaced : nil
    }
    switch self {
    case .field(let field): return change(field).map { .field($0) }
    case .literal, .nothing, .today: return self
    case .changed(let inner, let changes):
      return inner.replacing(change).map { .changed($0, changes) }
    case .coalesce(let members): return all(members).map { .coalesce($0) }
    case .join(let members, let separator):
      return all(members).map { .join($0, separator: separator) }
    case .calculation(let word, let members): return all(members).map { .calculation(word, $0) }
    case .choice(let condition, let value, let otherwise):
      let other = otherwise.flatMap { $0.replacing(change) }
      guard let condition = condition.replacing(change), let value = value.replacing(change),
        (other == nil) == (otherwise == nil)
      else { return nil }
      return .choice(condition, value, otherwise: other)
    }
  }
}

extension Condition {
  /// The condition about other fields; `nil` where there is none for one of them.
  func replacing(_ change: (FieldReference) -> FieldReference?) -> Condition? {
    func all(_ members: [Condition]) -> [Condition]? {
      let replaced = members.compactMap { $0.replacing(change) }
      return replaced.count == members.count ? replaced : nil
    }
    switch self {
    case .test(let subject, var predicate):
      if let other = predicate.other {
        guard let replaced = change(other) else { return nil }
        predicate.other = replaced
      }
      return subject.replacing(change).map { .test($0, predicate) }
    case .all(let members): return all(members).map { .all($0) }
    case .any(let members): return all(members).map { .any($0) }
    case .not(let inner): return inner.replacing(change).map { .not($0) }
    case .isNew, .isNewer, .called: return self
    }
  }
}

extension Condition.Subject {
  fileprivate func replacing(
    _ change: (FieldReference) -> FieldReference?
  ) -> Condition.Subject? {
    switch self {
    case .field(let field): change(field).map { .field($0) }
    case .current(let field): change(field).map { .current($0) }
    case .changed(let field, let changes): change(field).map { .changed($0, changes) }
    }
  }
}
