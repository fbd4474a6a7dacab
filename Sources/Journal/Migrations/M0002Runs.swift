/// Runs, what they have in hand, and what became of each record.
enum M0002Runs {
  static let sql = """
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

    -- every record a run has read, once
    CREATE TABLE record (
      run         INTEGER NOT NULL REFERENCES run (number),
      id          TEXT    NOT NULL,
      ordinal     INTEGER NOT NULL,
      page        INTEGER NOT NULL,
      batch       INTEGER,
      outcome     TEXT CHECK (outcome IN ('created', 'updated', 'unchanged', 'skipped', 'invalid',
        'rejected', 'suppressed', 'held', 'accepted')),
      code        TEXT,
      field       TEXT,
      rule        TEXT,
      message     TEXT,
      destination TEXT,
      at          INTEGER,
      PRIMARY KEY (run, id)
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX record_order ON record (run, ordinal);
    CREATE INDEX record_workbench ON record (run, outcome, code, field, rule)
    WHERE outcome IN ('invalid', 'rejected', 'held');

    -- only what waits for a person may be decided again
    CREATE TRIGGER record_has_one_outcome BEFORE UPDATE OF outcome ON record
    WHEN OLD.outcome IS NOT NULL AND OLD.outcome NOT IN ('invalid', 'rejected', 'held')
    BEGIN SELECT raise(ABORT, 'a record has one outcome'); END;

    -- what is in the records, apart from all that is kept for ever
    CREATE TABLE content (
      number  INTEGER PRIMARY KEY,
      run     INTEGER NOT NULL REFERENCES run (number),
      ordinal INTEGER NOT NULL,
      source  BLOB,
      key     TEXT,
      mapped  BLOB,
      details TEXT,
      UNIQUE (run, ordinal)
    ) STRICT;

    CREATE TABLE batch (
      run         INTEGER NOT NULL REFERENCES run (number),
      number      INTEGER NOT NULL CHECK (number >= 1),
      parent      INTEGER,
      phase       TEXT    NOT NULL,
      state       TEXT    NOT NULL CHECK (json_valid(state)),
      position    INTEGER NOT NULL,
      size        INTEGER NOT NULL CHECK (size >= 1),
      open        INTEGER NOT NULL CHECK (open IN (0, 1)),
      planned_at  INTEGER NOT NULL,
      progress_at INTEGER NOT NULL,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX batch_open ON batch (run, number) WHERE open = 1;

    -- mapped records without an outcome; a batch holds its records here, in their order
    CREATE TABLE staged (
      run     INTEGER NOT NULL REFERENCES run (number),
      ordinal INTEGER NOT NULL,
      record  TEXT    NOT NULL,
      hash    TEXT    NOT NULL,
      batch   INTEGER,
      place   INTEGER,
      PRIMARY KEY (run, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX staged_waiting ON staged (run, ordinal) WHERE batch IS NULL;
    CREATE INDEX staged_in_batch ON staged (run, batch, place) WHERE batch IS NOT NULL;

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
    """
}
