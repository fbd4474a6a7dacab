/// Whose certificates are believed; verification itself cannot be turned off.
package enum TrustedRoots: Hashable, Sendable {
  /// The certificate authorities the system trusts.
  case system
  /// The certificates in this PEM file and no others.
  case file(String)
}
