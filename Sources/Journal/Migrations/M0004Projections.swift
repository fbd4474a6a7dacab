/// Rows that follow from events and from nothing else, and what is in records, sealed.
///
/// Replaces the rows of runs and mappings of the steps before: they are made again from the events.
enum M0004Projections {
  static let sql = """
    DROP TRIGGER event_has_no_gaps;
    DROP TRIGGER event_never_changes;
    DROP TRIGGER event_never_vanishes;
    ALTER TABLE event RENAME TO event_before;

    -- names of streams, so that an event names its own in a byte or two
    CREATE TABLE stream (
      number INTEGER PRIMARY KEY,
      name   TEXT    NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 300)
    ) STRICT;

    INSERT INTO stream (name)
    SELECT stream FROM event_before GROUP BY stream ORDER BY min(sequence);

    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      stream   INTEGER NOT NULL,
      position INTEGER NOT NULL,
      kind     TEXT    NOT NULL,
      version  INTEGER NOT NULL CHECK (version >= 1),
      -- JSON
      body     TEXT    NOT NULL,
      at       INTEGER NOT NULL,
      actor    TEXT    NOT NULL,
      -- SHA-256 over the hash before and everything above, the stream by its name
      hash     BLOB    NOT NULL CHECK (length(hash) = 32),
      -- expected position on append: the optimistic lock
      UNIQUE (stream, position)
    ) STRICT;

    INSERT INTO event
    SELECT sequence, number, position, kind, version, body, at, actor, hash
    FROM event_before JOIN stream ON stream.name = event_before.stream ORDER BY sequence;

    DROP TABLE event_before;

    CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    BEGIN SELECT raise(ABORT, 'events are facts'); END;

    CREATE TRIGGER event_never_vanishes BEFORE DELETE ON event
    BEGIN SELECT raise(ABORT, 'events are facts'); END;

    CREATE TRIGGER stream_keeps_its_name BEFORE UPDATE ON stream
    BEGIN SELECT raise(ABORT, 'streams keep their names'); END;

    -- events with the names of their streams
    CREATE VIEW named_event AS
    SELECT sequence, stream.name AS stream, position, kind, version, body, at, actor, hash
    FROM event LEFT JOIN stream ON stream.number = event.stream;

    DROP TABLE staged;
    DROP TABLE content;
    DROP TABLE ledger;
    DROP TABLE batch;
    DROP TABLE record;
    DROP TABLE run;
    DROP TABLE pair;
    DROP TABLE draft_round;
    DROP TABLE approval;
    DROP TABLE mapping_version;
    DROP TABLE catalog_pull;

    -- the contents of an event's records, sealed; the event has the digest
    CREATE TABLE content (
      sequence INTEGER PRIMARY KEY REFERENCES event (sequence),
      boxes    BLOB    NOT NULL
    ) STRICT;

    CREATE TRIGGER content_never_changes BEFORE UPDATE ON content
    BEGIN SELECT raise(ABORT, 'contents are what was sealed'); END;

    CREATE TRIGGER content_never_vanishes BEFORE DELETE ON content
    BEGIN SELECT raise(ABORT, 'contents stay with their events'); END;
    """

  /// Everything that can be dropped and made again.
  static let tables = [
    "due", "ledger", "batch", "record", "run", "pair", "draft_round", "approval",
    "mapping_version", "catalog_pull",
  ]

  static let projections = runs + records + mappings

  private static let runs = """
    -- one pair of objects, one ledger
    CREATE TABLE pair (
      number                 INTEGER PRIMARY KEY,
      source_connection      TEXT NOT NULL,
      source_object          TEXT NOT NULL,
      destination_connection TEXT NOT NULL,
      destination_object     TEXT NOT NULL,
      UNIQUE (source_connection, source_object, destination_connection, destination_object)
    ) STRICT;

    CREATE TABLE run (
      number       INTEGER PRIMARY KEY,
      id           TEXT    NOT NULL UNIQUE,
      sync         TEXT    NOT NULL,
      mapping      TEXT    NOT NULL,
      version      INTEGER NOT NULL,
      seal         TEXT    NOT NULL,
      pair         INTEGER NOT NULL REFERENCES pair (number),
      trigger      TEXT    NOT NULL,
      occurrence   TEXT,
      -- only what changed since then was read
      since        INTEGER,
      phase        TEXT    NOT NULL,
      state        TEXT    NOT NULL CHECK (json_valid(state)),
      position     INTEGER NOT NULL,
      -- the last page that was staged, and where the next one begins
      page         INTEGER NOT NULL DEFAULT 0,
      cursor       TEXT,
      exhausted    INTEGER NOT NULL DEFAULT 0 CHECK (exhausted IN (0, 1)),
      read         INTEGER NOT NULL DEFAULT 0,
      created      INTEGER NOT NULL DEFAULT 0,
      updated      INTEGER NOT NULL DEFAULT 0,
      unchanged    INTEGER NOT NULL DEFAULT 0,
      skipped      INTEGER NOT NULL DEFAULT 0,
      invalid      INTEGER NOT NULL DEFAULT 0,
      rejected     INTEGER NOT NULL DEFAULT 0,
      suppressed   INTEGER NOT NULL DEFAULT 0,
      held         INTEGER NOT NULL DEFAULT 0,
      accepted     INTEGER NOT NULL DEFAULT 0,
      unknown      INTEGER NOT NULL DEFAULT 0 CHECK (unknown >= 0),
      scheduled_at INTEGER NOT NULL,
      started_at   INTEGER,
      ended_at     INTEGER,
      progress_at  INTEGER NOT NULL,
      -- one occurrence of a schedule makes one run
      UNIQUE (sync, occurrence),
      CHECK (created + updated + unchanged + skipped + invalid + rejected + suppressed + held
        + accepted + unknown <= read)
    ) STRICT;

    CREATE INDEX run_unfinished ON run (pair)
    WHERE phase NOT IN ('completed', 'completed_with_exceptions', 'failed', 'cancelled');

    CREATE TABLE batch (
      run         INTEGER NOT NULL REFERENCES run (number),
      number      INTEGER NOT NULL CHECK (number >= 1),
      parent      INTEGER,
      phase       TEXT    NOT NULL,
      state       TEXT    NOT NULL CHECK (json_valid(state)),
      position    INTEGER NOT NULL,
      size        INTEGER NOT NULL CHECK (size >= 1),
      open        INTEGER NOT NULL CHECK (open IN (0, 1)),
      -- an answer was lost: it is sent as it was frozen, and so is what is cut from it
      may_be_applied INTEGER NOT NULL CHECK (may_be_applied IN (0, 1)),
      -- places of its records without an outcome, in their order: 1-200,205
      members     TEXT    NOT NULL,
      planned_at  INTEGER NOT NULL,
      progress_at INTEGER NOT NULL,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX batch_open ON batch (run, number) WHERE open = 1;

    """

  private static let records = """
    -- every record a run has read, once; without an outcome it waits, or is in an open batch
    CREATE TABLE record (
      run         INTEGER NOT NULL REFERENCES run (number),
      ordinal     INTEGER NOT NULL,
      id          TEXT    NOT NULL,
      page        INTEGER NOT NULL,
      -- the event that staged it, with its contents
      staged      INTEGER NOT NULL,
      -- the fingerprint of what is to be sent
      hash        TEXT,
      batch       INTEGER,
      attempts    INTEGER NOT NULL DEFAULT 0,
      -- compared one by one: for IN, a table of the choices would be made for every row
      outcome     TEXT CHECK (outcome = 'created' OR outcome = 'updated' OR outcome = 'unchanged'
        OR outcome = 'skipped' OR outcome = 'invalid' OR outcome = 'rejected'
        OR outcome = 'suppressed' OR outcome = 'held' OR outcome = 'accepted'),
      -- of a record that is tried again: why it did not pass the last time
      code        TEXT,
      field       TEXT,
      rule        TEXT,
      message     TEXT,
      destination TEXT,
      -- the events that decided it, corrected it last, sent it to be tried again last, and mapped
      -- it again last
      decided     INTEGER,
      corrected   INTEGER,
      retried     INTEGER,
      remapped    INTEGER,
      -- of an exception: why nobody needs to look at it any more
      settled     TEXT CHECK (settled = 'dismissed' OR settled = 'superseded'
        OR settled = 'erased'),
      PRIMARY KEY (run, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX record_by_id ON record (id, run);
    CREATE INDEX record_workbench ON record (run, outcome, code, field, rule)
    WHERE outcome = 'invalid' OR outcome = 'rejected' OR outcome = 'held';

    -- what was written last for a record, acknowledged
    CREATE TABLE ledger (
      pair        INTEGER NOT NULL REFERENCES pair (number),
      record      TEXT    NOT NULL,
      destination TEXT,
      hash        TEXT    NOT NULL,
      run         INTEGER NOT NULL REFERENCES run (number),
      at          INTEGER NOT NULL,
      PRIMARY KEY (pair, record)
    ) STRICT, WITHOUT ROWID;

    -- exceptions nobody has settled, and what a run that was broken off had of them: read again by
    -- the next run, although their source is the same
    CREATE TABLE due (
      pair    INTEGER NOT NULL REFERENCES pair (number),
      record  TEXT    NOT NULL,
      run     INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      PRIMARY KEY (pair, record)
    ) STRICT, WITHOUT ROWID;

    """

  private static let mappings = """
    CREATE TABLE catalog_pull (
      number     INTEGER PRIMARY KEY,
      connection TEXT    NOT NULL,
      system     TEXT    NOT NULL,
      object     TEXT    NOT NULL,
      hash       TEXT    NOT NULL REFERENCES artifact (hash),
      at         INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX catalog_pull_latest ON catalog_pull (connection, object, number);

    CREATE TABLE mapping_version (
      name         TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      version      INTEGER NOT NULL CHECK (version >= 1),
      phase        TEXT    NOT NULL,
      state        TEXT    NOT NULL CHECK (json_valid(state)),
      position     INTEGER NOT NULL,
      origin       TEXT    NOT NULL,
      description  TEXT    NOT NULL REFERENCES artifact (hash),
      spec         TEXT    REFERENCES artifact (hash),
      findings     TEXT    CHECK (findings IS NULL OR json_valid(findings)),
      check_report TEXT    REFERENCES artifact (hash),
      tests        TEXT    CHECK (tests IS NULL OR json_valid(tests)),
      test_report  TEXT    REFERENCES artifact (hash),
      catalogs     TEXT    NOT NULL CHECK (json_valid(catalogs)),
      prompts      TEXT    NOT NULL CHECK (json_valid(prompts)),
      seal         TEXT,
      created_at   INTEGER NOT NULL,
      created_by   TEXT    NOT NULL,
      PRIMARY KEY (name, version)
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX mapping_has_one_approved_version ON mapping_version (name)
    WHERE phase = 'approved';

    CREATE TABLE approval (
      name    TEXT    NOT NULL,
      version INTEGER NOT NULL,
      seal    TEXT    NOT NULL,
      by      TEXT    NOT NULL,
      at      INTEGER NOT NULL,
      PRIMARY KEY (name, version),
      FOREIGN KEY (name, version) REFERENCES mapping_version (name, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER approval_never_changes BEFORE UPDATE ON approval
    BEGIN SELECT raise(ABORT, 'approvals are facts'); END;

    CREATE TRIGGER approval_never_vanishes BEFORE DELETE ON approval
    BEGIN SELECT raise(ABORT, 'approvals are facts'); END;

    CREATE TABLE draft_round (
      name              TEXT    NOT NULL,
      version           INTEGER NOT NULL,
      round             INTEGER NOT NULL CHECK (round >= 1),
      endpoint          TEXT    NOT NULL,
      model             TEXT    NOT NULL,
      stand_in          INTEGER NOT NULL CHECK (stand_in IN (0, 1)),
      request           TEXT    NOT NULL REFERENCES artifact (hash),
      response          TEXT    NOT NULL REFERENCES artifact (hash),
      prompt_tokens     INTEGER,
      completion_tokens INTEGER,
      prompts           TEXT    NOT NULL CHECK (json_valid(prompts)),
      findings          TEXT    REFERENCES artifact (hash),
      at                INTEGER NOT NULL,
      PRIMARY KEY (name, version, round),
      FOREIGN KEY (name, version) REFERENCES mapping_version (name, version)
    ) STRICT, WITHOUT ROWID;
    """
}
