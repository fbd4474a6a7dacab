import Diagnostics

/// Where records and rejects go to, told apart from all that is read before anything is emptied.
struct MapOutputFiles {
  let records: any OutputSink
  /// `nil`: nobody named a place for them.
  let rejects: (any OutputSink)?

  /// Opens what the options name, where `-` is standard output and standard error.
  ///
  /// - Throws: CFG003 where one cannot be written, is the other, or is one of the files `read`.
  init(
    records: String?,
    rejects: String?,
    besides read: Set<FileIdentity>,
    _ options: WorkspaceOptions
  ) throws(Diagnostic) {
    let context = CommandContext.current
    let open = { (written: String?, sink: any OutputSink) throws(Diagnostic) -> any OutputSink in
      guard let written, written != "-" else { return sink }
      return try OutputFile(at: options.path(written), named: written)
    }
    self.records = try open(records, context.output)
    self.rejects = rejects == nil ? nil : try open(rejects, context.errors)
    for (sink, name) in [(self.records, records ?? "-"), (self.rejects, rejects ?? "-")] {
      guard let file = sink?.file, read.contains(file) else { continue }
      throw Self.twice("the file is to be read and to be written", name == "-" ? "stdout" : name)
    }
    if let file = self.rejects?.file, file == self.records.file {
      throw Self.twice("records and rejects are to be written to one file", rejects ?? "")
    }
    for sink in [self.records, self.rejects] { try (sink as? OutputFile)?.empty() }
  }

  private static func twice(_ message: String, _ name: String) -> Diagnostic {
    Diagnostic(.error, .CFG003, message, at: Location(name), hint: "Write to another file.")
  }
}
