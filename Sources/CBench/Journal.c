#include "CBench.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const setup =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA cache_size = -65536;"
    "CREATE TABLE event (sequence INTEGER PRIMARY KEY, stream INTEGER NOT NULL,"
    " version INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL,"
    " UNIQUE (stream, version)) STRICT;";

static const char *const insertion =
    "INSERT INTO event (stream, version, kind, at, body) VALUES (?1, ?2, ?3, ?4, ?5)";

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// One statement that gives no rows, prepared before.
static int step(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

typedef struct {
  sqlite3_stmt *begin;
  sqlite3_stmt *insert;
  sqlite3_stmt *commit;
  char *body;
} Loop;

static int write_rows(const Loop *loop, CBenchJournal journal) {
  int64_t written = 0;
  while (written < journal.rows) {
    int code = step(loop->begin);
    for (int32_t row = 0; code == SQLITE_OK && row < journal.batch; row++, written++) {
      sqlite3_bind_int64(loop->insert, 1, written % journal.streams);
      sqlite3_bind_int64(loop->insert, 2, written / journal.streams + 1);
      sqlite3_bind_text(loop->insert, 3, "bench.written", -1, SQLITE_STATIC);
      sqlite3_bind_int64(loop->insert, 4, 1790000000000 + written);
      sqlite3_bind_blob(loop->insert, 5, loop->body, journal.body_bytes, SQLITE_STATIC);
      code = step(loop->insert);
    }
    if (code == SQLITE_OK) code = step(loop->commit);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int64_t cbench_write_journal(const char *path, CBenchJournal journal) {
  sqlite3 *database = NULL;
  Loop loop = {NULL, NULL, NULL, malloc((size_t)journal.body_bytes)};
  int code = loop.body == NULL ? SQLITE_NOMEM : sqlite3_open(path, &database);
  if (code == SQLITE_OK) code = sqlite3_exec(database, setup, NULL, NULL, NULL);
  if (code == SQLITE_OK) code = sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &loop.begin, 0);
  if (code == SQLITE_OK) code = sqlite3_prepare_v2(database, insertion, -1, &loop.insert, 0);
  if (code == SQLITE_OK) code = sqlite3_prepare_v2(database, "COMMIT", -1, &loop.commit, 0);
  int64_t elapsed = 0;
  if (code == SQLITE_OK) {
    memset(loop.body, 'x', (size_t)journal.body_bytes);
    int64_t start = now();
    code = write_rows(&loop, journal);
    elapsed = now() - start;
  }
  sqlite3_finalize(loop.begin);
  sqlite3_finalize(loop.insert);
  sqlite3_finalize(loop.commit);
  sqlite3_close(database);
  free(loop.body);
  return code == SQLITE_OK ? elapsed : -(int64_t)code;
}
