package import Diagnostics
import Records

/// The tables of a workspace that look-ups may ask: some of them read, the others by name only.
package struct WorkspaceTables: Sendable {
  /// What all of them are called, read or not, sorted.
  package let names: [String]
  /// Those that were read, or what is wrong with their files.
  private let read: [String: Result<WorkspaceTable, DiagnosticList>]

  /// - Parameters:
  ///   - read: the tables that were read, or what is wrong with their files, by name.
  ///   - others: the names of tables that were not.
  package init(
    _ read: [String: Result<WorkspaceTable, DiagnosticList>] = [:],
    others: some Sequence<String> = EmptyCollection()
  ) {
    self.read = read
    names = Set(read.keys).union(others).sorted()
  }

  /// The table, or what is wrong with its file; `nil` where there is none that was read.
  package subscript(name: String) -> Result<WorkspaceTable, DiagnosticList>? { read[name] }

  /// The columns of those that were read, by name.
  var catalogs: [Catalog] { names.compactMap { try? read[$0]?.get().catalog } }
}
