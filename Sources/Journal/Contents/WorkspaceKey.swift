import Crypto
import Foundation

/// The secret of a workspace, ready for the keyed hashes that are made with it for every record.
struct WorkspaceKey: Sendable {
  private let start: HMAC<SHA256>

  init(_ secret: [UInt8]) { start = HMAC(key: SymmetricKey(data: secret)) }

  func code(of bytes: some DataProtocol) -> HashedAuthenticationCode<SHA256> {
    var code = start
    code.update(data: bytes)
    return code.finalize()
  }

  /// What stands for a name in the file of keys; a name in capitals is the same name.
  func mark(_ name: String) -> [UInt8] {
    Array(code(of: Array(name.lowercased().utf8)).prefix(PersonVault.markLength))
  }
}
