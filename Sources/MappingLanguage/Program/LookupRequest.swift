/// What a batch of records asks of one look-up: distinct keys in the order they came up.
package struct LookupRequest: Hashable, Sendable {
  package var lookup: Lookup
  package var keys: [LookupKey]

  package init(lookup: Lookup, keys: [LookupKey]) {
    self.lookup = lookup
    self.keys = keys
  }
}
