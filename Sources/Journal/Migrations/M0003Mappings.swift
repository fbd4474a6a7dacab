/// The mapping shelf: versions, what led to them, and who approved them.
enum M0003Mappings {
  static let sql = """
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
