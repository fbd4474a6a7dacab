/// Which operations a limit applies to.
///
/// A pattern is an operation's name (`hubspot.contacts.list`); one `*` at its start, end or both
/// stands for any text.
package struct EndpointFilter: Hashable, Sendable {
  /// Empty: all operations.
  package var only: [String]
  package var except: [String]

  package init(only: [String] = [], except: [String] = []) {
    self.only = only
    self.except = except
  }

  package func admits(_ endpoint: String) -> Bool {
    let named = only.isEmpty || only.contains { Self.matches(endpoint, pattern: $0) }
    return named && !except.contains { Self.matches(endpoint, pattern: $0) }
  }

  private static func matches(_ endpoint: String, pattern: String) -> Bool {
    let open = pattern.hasPrefix("*")
    let openEnd = pattern.hasSuffix("*") && pattern.utf8.count > 1
    let core = String(pattern.dropFirst(open ? 1 : 0).dropLast(openEnd ? 1 : 0))
    switch (open, openEnd) {
    case (false, false): return endpoint == pattern
    case (true, false): return endpoint.hasSuffix(core)
    case (false, true): return endpoint.hasPrefix(core)
    case (true, true): return endpoint.contains(core)
    }
  }
}
