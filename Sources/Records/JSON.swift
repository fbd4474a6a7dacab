/// A JSON document as a tree, for everything small: specs, envelopes, configuration, replies.
///
/// Numbers keep the text they were written with, objects keep the order of their members.
/// Records never become a tree; see ``RecordReader``.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number as written: `12.50` stays `12.50`.
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

/// The members of a JSON object, in the order written.
///
/// Names are compared byte by byte, as in ``RecordReader``: é in one code point is not é in two.
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }

    func isNamed(_ other: String) -> Bool {
      name.utf8.count == other.utf8.count && name.utf8.elementsEqual(other.utf8)
    }
  }

  package var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  /// The first member of that name; setting `nil` removes it, setting a new name appends it.
  package subscript(name: String) -> JSON? {
    get { members.first { $0.isNamed(name) }?.value }
    set {
      let index = members.firstIndex { $0.isNamed(name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
    }
  }

  package var names: [String] { members.map(\.name) }
}

extension JSON {
  package static func integer(_ value: some BinaryInteger) -> JSON { .number(String(value)) }
  package static func strings(_ values: some Sequence<String>) -> JSON {
    .array(values.map { .string($0) })
  }

  /// An object of the members whose value is not `nil`, in order.
  package static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(
      JSONObject(
        members.compactMap { name, value in value.map { JSONObject.Member(name, $0) } }
      )
    )
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  package var isNull: Bool { self == .null }
  /// The number's text.
  package var number: String? { if case .number(let text) = self { text } else { nil } }
  package var int: Int? { number.flatMap { Int($0) } }
  package var double: Double? { number.flatMap { Double($0) } }

  /// A member of an object; `nil` for anything else.
  package subscript(name: String) -> JSON? { object?[name] }

  /// An element of an array; `nil` outside its bounds and for anything else.
  package subscript(index: Int) -> JSON? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
  }
}
