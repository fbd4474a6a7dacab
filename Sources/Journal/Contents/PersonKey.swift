import Crypto
import Foundation
package import SyncMachine

/// The key of one person: seals what is in their records, and makes fingerprints that mean nothing
/// to anybody without it.
package struct PersonKey: Sendable {
  private let key: SymmetricKey

  /// Bytes of what makes two boxes with one key differ.
  static let nonceLength = 12

  /// Made of the person's own secret and the workspace's, so that either's loss is the key's.
  init(secret: [UInt8], _ workspace: WorkspaceKey) {
    key = SymmetricKey(data: workspace.code(of: secret))
  }

  /// A keyed hash of what is to be written for a record: equal for equal bytes, of no use for
  /// guessing them.
  package func fingerprint(of bytes: [UInt8]) -> ContentHash {
    let code = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
    return ContentHash(Hexadecimal.text(code.prefix(16)))
  }

  /// Nonce, ciphertext and tag; bound to the record and the run.
  ///
  /// `nonce`: ``nonceLength`` bytes that were never used with this key.
  func seal(
    _ contents: RecordContents,
    for place: String,
    nonce: some DataProtocol
  ) throws(JournalFault) -> [UInt8] {
    do {
      let box = try AES.GCM.seal(
        contents.packed,
        using: key,
        nonce: AES.GCM.Nonce(data: nonce),
        authenticating: Array(place.utf8)
      )
      guard let bytes = box.combined else { throw Self.notSealed }
      return Array(bytes)
    } catch {
      throw Self.notSealed
    }
  }

  private static let notSealed = JournalFault.damaged("contents cannot be sealed")

  func open(_ box: ArraySlice<UInt8>, for place: String) throws(JournalFault) -> RecordContents {
    do {
      let opened = try AES.GCM.open(
        AES.GCM.SealedBox(combined: Array(box)),
        using: key,
        authenticating: Array(place.utf8)
      )
      guard let contents = RecordContents(packed: Array(opened)) else {
        throw JournalFault.damaged("the contents of \(place) cannot be read")
      }
      return contents
    } catch let fault as JournalFault {
      throw fault
    } catch {
      throw .damaged("the contents of \(place) are not what was sealed")
    }
  }
}
