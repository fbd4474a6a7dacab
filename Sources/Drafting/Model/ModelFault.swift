package import Diagnostics

/// Why a model gave no usable answer, with everything the endpoint said until then.
package struct ModelFault: Error, Hashable, Sendable {
  /// An `MDL` code, what happened, and what to do.
  package var diagnostic: Diagnostic
  package var exchanges: [ModelExchange]

  package init(_ diagnostic: Diagnostic, exchanges: [ModelExchange] = []) {
    self.diagnostic = diagnostic
    self.exchanges = exchanges
  }
}
