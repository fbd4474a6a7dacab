/// What happened, and the texts that events name by their hash.
enum M0001Events {
  static let sql = """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      stream   TEXT    NOT NULL CHECK (length(stream) BETWEEN 1 AND 300),
      position INTEGER NOT NULL,
      kind     TEXT    NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
      version  INTEGER NOT NULL CHECK (version >= 1),
      body     TEXT    NOT NULL CHECK (json_valid(body)),
      at       INTEGER NOT NULL,
      actor    TEXT    NOT NULL,
      -- SHA-256 over the hash before and everything above
      hash     BLOB    NOT NULL CHECK (length(hash) = 32),
      -- expected position on append: the optimistic lock
      UNIQUE (stream, position)
    ) STRICT;

    CREATE TRIGGER event_has_no_gaps BEFORE INSERT ON event
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event)
      OR NEW.position IS NOT (
        SELECT coalesce(max(position), -1) + 1 FROM event WHERE stream = NEW.stream)
    BEGIN SELECT raise(ABORT, 'events have no gaps'); END;

    CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    BEGIN SELECT raise(ABORT, 'events are facts'); END;

    CREATE TRIGGER event_never_vanishes BEFORE DELETE ON event
    BEGIN SELECT raise(ABORT, 'events are facts'); END;

    -- specs, catalogs, descriptions, reports, requests and answers, each once
    CREATE TABLE artifact (
      number INTEGER PRIMARY KEY,
      hash   TEXT    NOT NULL UNIQUE CHECK (length(hash) BETWEEN 1 AND 200),
      kind   TEXT    NOT NULL,
      body   TEXT    NOT NULL,
      at     INTEGER NOT NULL
    ) STRICT;

    CREATE TRIGGER artifact_never_changes BEFORE UPDATE ON artifact
    BEGIN SELECT raise(ABORT, 'an artifact is what its hash says'); END;

    CREATE TABLE catalog_pull (
      number     INTEGER PRIMARY KEY,
      connection TEXT    NOT NULL,
      system     TEXT    NOT NULL,
      object     TEXT    NOT NULL,
      hash       TEXT    NOT NULL REFERENCES artifact (hash),
      at         INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX catalog_pull_latest ON catalog_pull (connection, object, number);
    """
}
