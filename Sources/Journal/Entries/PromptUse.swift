package import SyncMachine

/// A prompt file that went into a draft.
package struct PromptUse: Hashable, Sendable {
  /// The file's name in `prompts/`.
  package var file: String
  package var hash: ContentHash

  package init(file: String, hash: ContentHash) {
    self.file = file
    self.hash = hash
  }
}
