#ifndef CROSSWALK_CBENCH_H
#define CROSSWALK_CBENCH_H

#include <stdint.h>

/// What a bare journal writes, and in which portions.
typedef struct {
  int64_t rows;
  /// Rows in one transaction.
  int32_t batch;
  /// Streams that take turns.
  int32_t streams;
  int32_t body_bytes;
} CBenchJournal;

/// Writes a new journal at `path` with nothing between the loop and SQLite.
///
/// WAL, synchronous FULL, no memory mapping, one strict table with a unique index over stream and
/// version. Opening, making the table and closing are not counted. Answers the nanoseconds that
/// the transactions took, or a negative SQLite code.
int64_t cbench_write_journal(const char *path, CBenchJournal journal);

/// Appends 4 KB to a file and syncs its data, `rounds` times; answers the median in nanoseconds,
/// or -1.
int64_t cbench_sync_median(const char *path, int32_t rounds);

/// The processor time of all children that have been waited for, user and system, in nanoseconds.
int64_t cbench_children_cpu(void);

#endif
