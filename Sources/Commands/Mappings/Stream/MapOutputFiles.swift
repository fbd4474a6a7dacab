import Diagnostics

/// Where records and rejects go to, told apart from all that is kept before anything is emptied.
struct MapOutputFiles {
  let records: any OutputSink
  /// `nil`: nobody named a place for them.
  let rejects: (any OutputSink)?

  /// Opens what the options name, where `-` is standard output and standard error; what the files
  /// hold stays until something is written.
  ///
  /// - Throws: CFG003 where one cannot be written, is the other, or is kept.
  init(
    records: String?,
    rejects: String?,
    besides kept: KeptFiles,
    _ options: WorkspaceOptions
  ) throws(Diagnostic) {
    let context = CommandContext.current
    for written in [records, rejects].compactMap(\.self) where written != "-" {
      try kept.check(options.path(written), named: written)
    }
    let open = { (written: String?, sink: any OutputSink) throws(Diagnostic) -> any OutputSink in
      guard let written, written != "-" else { return sink }
      return try OutputFile(at: options.path(written), named: written)
    }
    self.records = try open(records, context.output)
    self.rejects = rejects == nil ? nil : try open(rejects, context.errors)
    try kept.check(self.records, named: records.flatMap { $0 == "-" ? nil : $0 } ?? "stdout")
    guard let rejects, let sink = self.rejects else { return }
    try kept.check(sink, named: rejects == "-" ? "stderr" : rejects)
    guard let file = sink.file, file == self.records.file else { return }
    throw Diagnostic(
      .error,
      .CFG003,
      "records and rejects are to be written to one file",
      at: Location(rejects),
      hint: "Write to another file."
    )
  }
}
