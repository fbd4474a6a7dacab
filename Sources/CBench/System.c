#define _GNU_SOURCE
#include "CBench.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int ascending(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left;
  int64_t b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

int64_t cbench_sync_median(const char *path, int32_t rounds) {
  char page[4096];
  memset(page, 'x', sizeof page);
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  int64_t *times = rounds > 0 ? malloc((size_t)rounds * sizeof *times) : NULL;
  int64_t median = -1;
  if (file >= 0 && times != NULL) {
    int32_t done = 0;
    while (done < rounds) {
      int64_t start = now();
      if (write(file, page, sizeof page) != (ssize_t)sizeof page || fdatasync(file) != 0) break;
      times[done++] = now() - start;
    }
    if (done == rounds) {
      qsort(times, (size_t)rounds, sizeof *times, ascending);
      median = times[rounds / 2];
    }
  }
  free(times);
  if (file >= 0) close(file);
  return median;
}

int64_t cbench_children_cpu(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_CHILDREN, &usage) != 0) return 0;
  return ((int64_t)usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000
      + ((int64_t)usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000;
}
