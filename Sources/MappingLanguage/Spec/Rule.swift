/// How one target field gets its value.
package struct Rule: Hashable, Sendable {
  package var id: String
  package var target: String
  package var value: ValueExpression
  /// Where false, the rule writes nothing.
  package var when: Condition?
  package var onError: ErrorPolicy?
  package var onNull: NullPolicy?
  package var write: WritePolicy?
  package var because: [Because]

  package init(
    id: String,
    target: String,
    value: ValueExpression,
    when: Condition? = nil,
    onError: ErrorPolicy? = nil,
    onNull: NullPolicy? = nil,
    write: WritePolicy? = nil,
    because: [Because]
  ) {
    self.id = id
    self.target = target
    self.value = value
    self.when = when
    self.onError = onError
    self.onNull = onNull
    self.write = write
    self.because = because
  }
}

/// A named value that rules, filters and later variables use; evaluated once a record at most.
package struct Variable: Hashable, Sendable {
  package var name: String
  package var body: Body
  package var because: [Because]

  package init(name: String, body: Body, because: [Because] = []) {
    self.name = name
    self.body = body
    self.because = because
  }

  package enum Body: Hashable, Sendable {
    case value(ValueExpression)
    case record(RecordBody)
  }
}

/// A record, or one record per element of a list.
package struct RecordBody: Hashable, Sendable {
  package var each: Atom?
  package var keep: Condition?
  package var parts: [Part]

  package init(each: Atom?, keep: Condition?, parts: [Part]) {
    self.each = each
    self.keep = keep
    self.parts = parts
  }

  package struct Part: Hashable, Sendable {
    package enum NullPolicy: String, CaseIterable, Hashable, Sendable {
      case omit
      /// No record at all.
      case drop
      case rejectRecord = "reject_record"
    }

    package var to: String
    package var value: ValueExpression
    package var onNull: NullPolicy

    package init(to: String, value: ValueExpression, onNull: NullPolicy = .omit) {
      self.to = to
      self.value = value
      self.onNull = onNull
    }
  }
}

/// What happens to a record before any rule.
package struct Filter: Hashable, Sendable {
  package enum Action: String, CaseIterable, Hashable, Sendable {
    case dropRecord = "drop_record"
    case holdRecord = "hold_record"
    case rejectRecord = "reject_record"
  }

  package struct Ask: Hashable, Sendable {
    package var text: String
    package var options: [String]

    package init(text: String, options: [String]) {
      self.text = text
      self.options = options
    }
  }

  package var id: String
  package var when: Condition
  package var action: Action
  /// For `reject_record`: the field the workbench names.
  package var target: String?
  /// For `hold_record`: the question.
  package var ask: Ask?
  package var because: [Because]

  package init(
    id: String,
    when: Condition,
    action: Action,
    target: String? = nil,
    ask: Ask? = nil,
    because: [Because]
  ) {
    self.id = id
    self.when = when
    self.action = action
    self.target = target
    self.ask = ask
    self.because = because
  }
}
