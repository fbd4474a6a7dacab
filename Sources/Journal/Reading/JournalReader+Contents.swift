import Records
package import SyncMachine

extension JournalReader {
  /// Where what is in a record stands: the events that brought it, the earliest first.
  private struct Placement: Sendable {
    var record: RecordID
    var sequences: [Int]
  }

  /// What is in records of a run, with everything that happened to them since they were read.
  ///
  /// Left out are those whose contents were not kept (unchanged ones), and people who were erased.
  package func contents(
    of records: [RecordOrdinal],
    in run: RunID
  ) async throws(JournalFault) -> [RecordOrdinal: RecordContents] {
    try await contents(at: try await placements(of: records, in: run), in: run)
  }

  /// What was in the record of a visit, as far as the visit goes.
  package func contents(of visit: RecordVisit) async throws(JournalFault) -> RecordContents? {
    let place = Placement(record: visit.record, sequences: visit.sequences)
    return try await contents(at: [visit.ordinal: place], in: visit.run)[visit.ordinal]
  }

  private func contents(
    at placements: [RecordOrdinal: Placement],
    in run: RunID
  ) async throws(JournalFault) -> [RecordOrdinal: RecordContents] {
    guard let vault else { return [:] }
    let keys = try await vault.knownKeys(
      of: placements.values.map(\.record),
      at: try await self.run(run).plan.source
    )
    var contents: [RecordOrdinal: RecordContents] = [:]
    // One event's contents at a time: pages are large.
    for sequence in Set(placements.values.flatMap(\.sequences)).sorted() {
      let here = placements.filter { $0.value.sequences.contains(sequence) }
      guard let sealed = try await sealedContents(of: sequence) else { continue }
      let boxes = try sealed.boxes(of: Set(here.values.map(\.record)))
      for (ordinal, placement) in here {
        // A person who was erased and read again has another key: the old box stays shut. Whether
        // boxes are as they were sealed, the chain of hashes tells.
        guard let key = keys[placement.record], let box = boxes[placement.record],
          let opened = try? key.open(box, for: Self.place(of: placement.record, in: run))
        else { continue }
        contents[ordinal] = contents[ordinal]?.amended(by: opened) ?? opened
      }
    }
    return contents
  }

  /// What the box of a record is bound to.
  static func place(of record: RecordID, in run: RunID) -> String { "\(run)/\(record)" }

  private func placements(
    of records: [RecordOrdinal],
    in run: RunID
  ) async throws(JournalFault) -> [RecordOrdinal: Placement] {
    let wanted = "[" + records.map(\.description).joined(separator: ",") + "]"
    return try await ask { shelf throws(JournalFault) in
      var placements: [RecordOrdinal: Placement] = [:]
      try shelf.each(
        """
        SELECT ordinal, id, staged, corrected, retried, remapped, decided FROM record
        WHERE run = (SELECT number FROM run WHERE id = ?)
          AND ordinal IN (SELECT value FROM json_each(?))
        """,
        Bound(run),
        .text(wanted)
      ) { row in
        let sequences = (2...6).compactMap { row.optionalInteger(Int32($0)) }
        placements[RecordOrdinal(row.integer(0))] = Placement(
          record: RecordID(row.text(1)),
          sequences: Set(sequences).sorted()
        )
      }
      return placements
    }
  }

  private func sealedContents(of sequence: Int) async throws(JournalFault) -> SealedContents? {
    try await ask { shelf throws(JournalFault) in
      try shelf.first(
        "SELECT boxes FROM content WHERE sequence = ?",
        .integer(sequence)
      ) { SealedContents(bytes: $0.blob(0)) }
    }
  }
}

extension PersonVault {
  /// Seals what is in records of a run, each with its key.
  @concurrent
  package static func seal(
    _ contents: [(record: RecordID, key: PersonKey, contents: RecordContents)],
    of run: RunID
  ) async throws(JournalFault) -> SealedContents? {
    guard !contents.isEmpty else { return nil }
    var boxes: [(record: RecordID, box: [UInt8])] = []
    boxes.reserveCapacity(contents.count)
    var nonces = try RandomBytes(for: contents.count, each: PersonKey.nonceLength)
    for (record, key, contents) in contents {
      let place = JournalReader.place(of: record, in: run)
      boxes.append((record, try key.seal(contents, for: place, nonce: nonces.next())))
    }
    return SealedContents(boxes)
  }
}
