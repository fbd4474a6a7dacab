package import Records

/// One message of a conversation with a model.
package struct ChatMessage: Hashable, Sendable {
  package enum Role: String, CaseIterable, Hashable, Sendable {
    case system
    case user
    case assistant
  }

  package var role: Role
  package var content: String

  package init(_ role: Role, _ content: String) {
    self.role = role
    self.content = content
  }

  package var json: JSON { ["role": .string(role.rawValue), "content": .string(content)] }
}
