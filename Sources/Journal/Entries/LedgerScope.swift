/// Which pair of objects a ledger is about.
package struct LedgerScope: Hashable, Sendable {
  package var source: RunEnd
  package var destination: RunEnd

  package init(from source: RunEnd, to destination: RunEnd) {
    self.source = source
    self.destination = destination
  }
}
