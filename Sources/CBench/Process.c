#define _GNU_SOURCE
#include "CBench.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { words_max = 64, piece_bytes = 1 << 16 };

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int64_t nanoseconds(struct timeval time) {
  return (int64_t)time.tv_sec * 1000000000 + (int64_t)time.tv_usec * 1000;
}

/// Cuts the lines apart in place; `list` ends with NULL.
static int split(char *text, char **list) {
  int count = 0;
  for (char *rest = text, *end; (end = strchr(rest, '\n')) != NULL; rest = end + 1) {
    if (count == words_max - 1) return E2BIG;
    *end = 0;
    list[count++] = rest;
  }
  list[count] = NULL;
  return count > 0 ? 0 : EINVAL;
}

/// Writes a file into a pipe again and again; that the reader goes away is no error.
static int feed(const char *path, int32_t times, int pipe) {
  char *piece = malloc(piece_bytes);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  int code = piece == NULL || file < 0 ? errno : 0;
  for (int32_t time = 0; code == 0 && time < times; time++) {
    ssize_t got = 0;
    if (lseek(file, 0, SEEK_SET) < 0) code = errno;
    while (code == 0 && (got = read(file, piece, piece_bytes)) > 0) {
      for (ssize_t done = 0; code == 0 && done < got;) {
        ssize_t put = write(pipe, piece + done, (size_t)(got - done));
        if (put < 0) code = errno;
        else done += put;
      }
    }
    if (got < 0) code = errno;
  }
  if (file >= 0) close(file);
  free(piece);
  return code == EPIPE ? 0 : code;
}

/// Starts the program with its three files; `pipes` is where `times` is above 1.
static int start(char **list, const char *input, const char *output, const int pipes[2],
                 pid_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (pipes[0] >= 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[0], 0);
  else
    posix_spawn_file_actions_addopen(&actions, 0, *input ? input : "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  int code = posix_spawnp(process, list[0], &actions, NULL, list, environ);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

static int await(pid_t process, int64_t started, CBenchProcess *found) {
  struct rusage usage;
  int status = 0;
  while (wait4(process, &status, 0, &usage) < 0)
    if (errno != EINTR) return errno;
  found->wall_nanoseconds = now() - started;
  found->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  found->user_nanoseconds = nanoseconds(usage.ru_utime);
  found->system_nanoseconds = nanoseconds(usage.ru_stime);
  found->peak_bytes = (int64_t)usage.ru_maxrss * 1024;
  return 0;
}

int32_t cbench_run(const char *words, const char *input, int32_t times, const char *output,
                   CBenchProcess *found) {
  char *list[words_max];
  int pipes[2] = {-1, -1};
  pid_t process = 0;
  char *text = strdup(words);
  int code = text == NULL ? ENOMEM : split(text, list);
  if (code == 0 && times > 1 && pipe2(pipes, O_CLOEXEC) != 0) code = errno;
  int64_t started = now();
  if (code == 0) code = start(list, input, output, pipes, &process);
  if (pipes[0] >= 0) close(pipes[0]);
  if (code == 0 && pipes[1] >= 0) {
    signal(SIGPIPE, SIG_IGN);
    code = feed(input, times, pipes[1]);
  }
  if (pipes[1] >= 0) close(pipes[1]);
  if (process > 0) {
    int waited = await(process, started, found);
    if (code == 0) code = waited;
  }
  free(text);
  return code;
}
