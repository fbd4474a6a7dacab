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

/// What a process took.
typedef struct {
  /// The exit status, or 128 and the signal that ended it.
  int32_t status;
  int64_t user_nanoseconds;
  int64_t system_nanoseconds;
  int64_t wall_nanoseconds;
  /// The most memory it held.
  int64_t peak_bytes;
} CBenchProcess;

/// Runs a program to its end, and waits for it.
///
/// `words` is the program's path and its arguments, each with a line end behind it. `input` is given
/// on standard input, `times` over through a pipe where that is above 1; nothing where it is empty.
/// Standard output goes to `output`, which is made anew, standard error nowhere. Answers 0, or the
/// number of the system's error.
int32_t cbench_run(const char *words, const char *input, int32_t times, const char *output,
                   CBenchProcess *found);

#endif
