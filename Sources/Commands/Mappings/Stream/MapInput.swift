import Compression
import Diagnostics
import Records
import Workspace

/// A file of records as a person names it, or standard input.
struct MapInput: Hashable, Sendable {
  /// How messages name it.
  let name: String
  /// `nil`: standard input.
  let path: String?
  let format: RecordFormat

  /// The files that are named, in the order given; a pattern means its files, sorted.
  ///
  /// `format`: that of all of them, else it follows from the name. Throws CFG002 where a pattern
  /// means no file.
  static func all(
    _ written: [String],
    format: RecordFormat?,
    _ options: WorkspaceOptions
  ) throws(DiagnosticList) -> [MapInput] {
    var inputs: [MapInput] = []
    for name in written.isEmpty ? ["-"] : written {
      guard name != "-" else {
        inputs.append(MapInput(name: "stdin", path: nil, format: format ?? .jsonLines))
        continue
      }
      for found in try files(name, options) {
        let format = format ?? RecordFormat(ofFile: found.name)
        inputs.append(MapInput(name: found.name, path: found.path, format: format))
      }
    }
    return inputs
  }

  private static func files(
    _ written: String,
    _ options: WorkspaceOptions
  ) throws(DiagnosticList) -> [(name: String, path: String)] {
    let path = options.path(written)
    let isPattern = written.contains { "*?[".contains($0) }
    guard isPattern, (try? InputFile(at: path, named: written)) == nil else {
      return [(written, path)]
    }
    let found = InputFile.matching(path)
    guard !found.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .CFG002,
          "no file fits the pattern",
          at: Location(written),
          hint: "* stands for any text of a name, ? for a character, [ab] for one of several."
        )
      ])
    }
    let folder = path.dropLast(written.count)
    return found.map { ($0.hasPrefix(folder) ? String($0.dropFirst(folder.count)) : $0, $0) }
  }

  /// Bytes of all files; `nil` where nobody knows.
  static func size(of inputs: [MapInput]) -> Int? {
    var sum = 0
    for input in inputs {
      guard let path = input.path, let size = WorkspaceFolder.size(at: path) else { return nil }
      sum += size
    }
    return sum
  }

  /// Which file of the disk it is; `nil` where it is none.
  var file: FileIdentity? {
    path.map { FileIdentity(at: $0) } ?? FileIdentity(descriptor: 0)
  }

  /// - Throws: CFG002 of each where none of them can be read.
  static func expectOne(of inputs: [MapInput]) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    for input in inputs {
      guard let path = input.path, !InputFile.isReadable(path) else { return }
      do throws(Diagnostic) {
        _ = try input.open()
        problems.append(InputFile.folder(input.name))
      } catch {
        problems.append(error)
      }
    }
    throw DiagnosticList(problems)
  }

  func open() throws(Diagnostic) -> InputFile {
    guard let path else { return .standardInput() }
    return try InputFile(at: path, named: name)
  }
}

extension CSVWriter.Separator {
  /// A tab for a file whose name ends with .tsv.
  init(ofFile name: String) { self = name.lowercased().hasSuffix(".tsv") ? .tab : .comma }
}

extension RecordFormat {
  /// The format that a file's name says, compressed or not; JSON Lines where it says none.
  init(ofFile name: String) {
    let inner = (CompressionFormat.split(name)?.inner ?? name).lowercased()
    self = inner.hasSuffix(".csv") || inner.hasSuffix(".tsv") ? .csv : .jsonLines
  }
}
