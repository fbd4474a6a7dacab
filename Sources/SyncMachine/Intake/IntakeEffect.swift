/// What a step of the reading side asks the driver to do.
package enum IntakeEffect: Hashable, Sendable {
  case fetch(IntakePage)
  case map(PageNumber)
  /// Compare with the ledger, then store the page.
  case stage(PageNumber)
  /// Append ``IntakeEvent/advanced`` as soon as the staging area has room.
  case awaitRoom
}
