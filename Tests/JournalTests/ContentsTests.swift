import Diagnostics
import Foundation
import GRDB
@testable import Journal
import Records
import SyncMachine
import Testing

@Suite("Contents of records")
struct ContentsTests {
  private func keys(
    _ journal: EventJournal,
    _ records: [RecordID]
  ) async throws -> [PersonKey] {
    try await journal.vault.keys(of: records, at: Story.source, handles: [])
  }

  // MARK: Sealing

  @Test func `open with their person's key and only where they were sealed`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let keys = try await keys(journal, ["1", "2"])
    let place = JournalReader.place(of: "1", in: Story.run)
    var nonces = try RandomBytes(for: 2, each: PersonKey.nonceLength)
    var box = try keys[0].seal(Story.contents("1"), for: place, nonce: nonces.next())
    #expect(try keys[0].open(box[...], for: place) == Story.contents("1"))
    let again = try keys[0].seal(Story.contents("1"), for: place, nonce: nonces.next())
    #expect(again != box)
    #expect(again.dropFirst(12) != box.dropFirst(12))

    let other = JournalReader.place(of: "1", in: "contacts-to-leads-2")
    #expect(throws: JournalFault.damaged("the contents of \(other) are not what was sealed")) {
      try keys[0].open(box[...], for: other)
    }
    let fault = JournalFault.damaged("the contents of \(place) are not what was sealed")
    #expect(throws: fault) { try keys[1].open(box[...], for: place) }
    #expect(throws: fault) { try keys[0].open([], for: place) }
    box[box.count / 2] ^= 1
    #expect(throws: fault) { try keys[0].open(box[...], for: place) }
    await journal.close()
  }

  @Test(arguments: [0, 1, 255, 256, 257, 5000])
  func `are sealed with bytes that nobody can foresee`(count: Int) throws {
    let bytes = try RandomBytes.drawn(count)
    #expect(bytes.count == count)
    // As many values as so many throws of 256 faces make, and half of them; none where few are.
    #expect(Set(bytes).count >= min(count, 256) / 2)
    var pieces = try RandomBytes(for: 3, each: 100)
    let three = Set((0..<3).map { _ in Array(pieces.next()) })
    #expect(three.count == 3 && three.allSatisfy { Set($0).count > 50 })
  }

  static let forms = [
    RecordContents(), Story.contents("1"), RecordContents(source: [], key: "", details: "{}"),
    RecordContents(mapped: [0, 255], answers: Array("[1]".utf8), overlay: Array("{}".utf8)),
  ]

  @Test(arguments: Self.forms)
  func `come back part by part, absent ones absent`(contents: RecordContents) {
    #expect(RecordContents(packed: contents.packed) == contents)
    for length in 0..<contents.packed.count {
      #expect(RecordContents(packed: Array(contents.packed.prefix(length))) == nil)
    }
  }

  @Test func `of a record that stands twice are the first`() throws {
    let sealed = SealedContents([("1", [7]), ("2", []), ("1", [8])])
    let boxes = try sealed.boxes(of: ["1", "2", "9"])
    #expect(boxes.mapValues(Array.init) == ["1": [7], "2": []])
    #expect(throws: JournalFault.damaged("sealed contents end in the middle")) {
      try SealedContents(bytes: Array(sealed.bytes.dropLast())).boxes(of: ["1"])
    }
  }

  // MARK: Fingerprints

  @Test func `have fingerprints that are equal for one person and differ for two`() async throws {
    let folder = try JournalFolder()
    var journal = try await folder.open()
    let bytes = Story.mapped("1")
    let first = try await keys(journal, ["1", "2"]).map { $0.fingerprint(of: bytes) }
    #expect(first[0] != first[1])
    #expect(first[0].text.count == 32)
    #expect(try await keys(journal, ["1"])[0].fingerprint(of: Story.mapped("2")) != first[0])
    await journal.close()

    journal = try await folder.open()
    #expect(try await keys(journal, ["1", "2"]).map { $0.fingerprint(of: bytes) } == first)
    let leads = try await journal.vault.keys(
      of: ["1"],
      at: RunEnd("salesforce", "Lead"),
      handles: []
    )
    #expect(leads[0].fingerprint(of: bytes) != first[0])
    #expect(try await journal.vault.knownKeys(of: ["9"], at: Story.source).isEmpty)
    await journal.close()
  }

  // MARK: Reading

  @Test func `of a page are read back as they were`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(
      try await Story.sealedPage(1, of: 2, [Story.ready("1"), Story.ready("2")], journal)
    )
    try await journal.commit(
      try await Story.sealedPage(2, of: 2, [Story.ready("2"), Story.ready("3")], journal)
    )
    let contents = try await journal.reader.contents(of: [1, 2, 3, 4], in: Story.run)
    #expect(
      contents
        == [1: Story.contents("1"), 2: Story.contents("2"), 3: Story.contents("3")]
    )
    #expect(try await journal.reader.contents(of: [2], in: Story.run).keys.sorted() == [2])
    await #expect(throws: JournalFault.unknown(.run, "other")) {
      try await journal.reader.contents(of: [1], in: "other")
    }
    await journal.close()
    let reader = try await EventJournal.reader(at: folder.file)
    #expect(try await reader.contents(of: [1, 2, 3], in: Story.run) == contents)
  }

  @Test func `gather what was corrected, tried again and answered`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    let overlay = Array("{\"email\":\"new@canary.example\"}".utf8)
    let first = try await Story.seal([("6", RecordContents(overlay: [1]))], journal)
    let correction = try await Story.seal([("6", RecordContents(overlay: overlay))], journal)
    for sealed in [first, correction] {
      try await journal.commit(
        .correct(
          Story.run,
          RecordCorrection(ordinal: 6, source: ["email"], contents: sealed?.digest),
          sealed
        )
      )
    }
    var expected = Story.contents("6")
    expected.details = Story.details
    expected.overlay = overlay
    #expect(try await journal.reader.contents(of: [6], in: Story.run) == [6: expected])

    let again = RecordContents(mapped: [2], answers: [3])
    try await Story.retry([6], journal, contents: [("6", again)])
    expected.details = nil
    #expect(
      try await journal.reader.contents(of: [6], in: Story.run) == [6: expected.amended(by: again)]
    )
    let said = try await Story.seal([("6", RecordContents(details: "{\"status\":500}"))], journal)
    try await journal.commit(
      Story.advance(
        1,
        [.intended(attempt: 2), .refused(unanswered: 0)],
        expecting: 4,
        [Story.rejected("6")],
        said
      )
    )
    expected = expected.amended(by: again)
    expected.details = "{\"status\":500}"
    #expect(try await journal.reader.heldRecord("6", in: Story.run)?.contents == expected)
    await journal.close()
  }

  // MARK: Secrecy

  @Test func `stand in no file in the clear, names and addresses neither`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    // The log has what was just written; the file, once it is closed.
    try Self.expectSecrecy(folder)
    await journal.close()
    try Self.expectSecrecy(folder)
  }

  private static func expectSecrecy(_ folder: JournalFolder) throws {
    // What is no secret is found: the search works.
    #expect(try folder.holds("intake.staged"))
    #expect(try folder.holds("INVALID_EMAIL_ADDRESS"))
    for id in ["1", "2", "6"] {
      #expect(try !folder.holds(Story.email(id)))
      #expect(try !folder.holds("Canary-\(id)"))
    }
    #expect(try !folder.holds("canary"))
    #expect(try !folder.holds(Story.details))
  }
}
