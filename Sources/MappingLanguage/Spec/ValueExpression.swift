package import Records

/// What a rule, a variable or a part computes: one head, then a pipeline of steps.
///
/// Not recursive.
package struct ValueExpression: Hashable, Sendable {
  package var head: Head
  /// Steps after the head; the steps of a single atom live in the atom.
  package var then: [Step]

  package init(_ head: Head, then: [Step] = []) {
    if case .atom(var atom) = head, !then.isEmpty {
      atom.then += then
      self.head = .atom(atom)
      self.then = []
    } else {
      self.head = head
      self.then = then
    }
  }

  package enum Head: Hashable, Sendable {
    case atom(Atom)
    /// The first that is not null.
    case coalesce([Atom])
    case concat([Atom], separator: String, nulls: Nulls)
    case choice([Arm], otherwise: Atom)
    case calc(Calculation, of: [Atom], nulls: Nulls)
    case list([Atom])
    /// A condition as a value; never null.
    case test(Condition)
  }

  package struct Arm: Hashable, Sendable {
    package var when: Condition
    package var value: Atom

    package init(when: Condition, value: Atom) {
      self.when = when
      self.value = value
    }
  }

  package enum Nulls: String, CaseIterable, Hashable, Sendable {
    case skip
    case null
  }

  package enum Calculation: String, CaseIterable, Hashable, Sendable {
    case sum
    case difference
    case product
    case quotient
    case minimum
    case maximum
    case daysBetween = "days_between"
  }
}

/// One thing that can be read, and the steps after it.
package struct Atom: Hashable, Sendable {
  package var source: Source
  /// `as: "text"` on `field`, `current` and `item`.
  package var asText: Bool
  package var then: [Step]

  package init(_ source: Source, asText: Bool = false, then: [Step] = []) {
    self.source = source
    self.asText = asText
    self.then = then
  }

  package enum Source: Hashable, Sendable {
    /// A field of the source, by its catalog name.
    case field(String)
    /// A scalar or a list of scalars.
    case constant(JSON)
    case variable(String)
    case lookup(String)
    case run(RunValue)
    /// What the destination holds now.
    case current(String)
    /// A field of the element, inside `each`.
    case item(String)
  }

  package enum RunValue: String, CaseIterable, Hashable, Sendable {
    case startedAt = "started_at"
    case runID = "run_id"
    case specID = "spec_id"
    case sourceSystem = "source_system"
  }
}

/// One function applied to the value so far.
package struct Step: Hashable, Sendable {
  package struct Argument: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      /// A scalar or a list of scalars.
      case constant(JSON)
      /// `{"var": name}`; only for `region`, `country`, `time_zone`, `locale`.
      case variable(String)
    }

    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// What a step that fails does.
  enum ErrorPolicy: String, CaseIterable {
    case null
    case error
  }

  package var function: String
  /// Sorted by name: the order in which they were written has no meaning.
  package var arguments: [Argument]
  /// Applies to every element of a list.
  package var each: Bool
  /// Whether an error of this step is null, with `each` for the element that has it alone;
  /// otherwise the rule's policy decides.
  package var nullOnError: Bool

  package init(
    _ function: String,
    _ arguments: [Argument] = [],
    each: Bool = false,
    nullOnError: Bool = false
  ) {
    self.function = function
    self.arguments = arguments.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.each = each
    self.nullOnError = nullOnError
  }

  package subscript(name: String) -> Argument.Value? {
    arguments.first { $0.name == name }?.value
  }
}
