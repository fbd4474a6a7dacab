/// Something that could stand where what stands there is wrong, for people and models to choose
/// from.
package struct Candidate: Hashable, Sendable {
  package var name: String
  /// What people call it, where that is another text.
  package var label: String?
  /// The type of its values, in words: `text`, `reference to Account`.
  package var type: String?
  /// Which class of values it holds, such as `email` or `one of 5 options`; never a value.
  package var values: String?

  package init(
    _ name: String,
    label: String? = nil,
    type: String? = nil,
    values: String? = nil
  ) {
    self.name = name
    self.label = label == name ? nil : label
    self.type = type
    self.values = values
  }

  /// Most that one diagnostic offers.
  package static let most = 5

  /// Of names that say everything, as many as are offered.
  package static func list(_ names: some Sequence<String>) -> [Candidate] {
    names.prefix(most).map { Candidate($0) }
  }

  /// Whether there is more to say than the name.
  var isDescribed: Bool { label != nil || type != nil || values != nil }
}

extension Candidate: CustomStringConvertible {
  /// `Account__c (Account, reference to Account)`.
  package var description: String {
    let more = [label, type, values].compactMap(\.self)
    return more.isEmpty ? name : "\(name) (\(more.joined(separator: ", ")))"
  }
}
