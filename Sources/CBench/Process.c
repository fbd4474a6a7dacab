#define _GNU_SOURCE
#include "CBench.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { words_max = 64, shell_words = 4, piece_bytes = 1 << 16 };

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

/// Reads the number that a shell writes, or 0.
static pid_t read_number(int pipe) {
  char text[32];
  size_t count = 0;
  ssize_t got = 0;
  while (count < sizeof text - 1 && (got = read(pipe, text + count, sizeof text - 1 - count)) != 0)
    if (got > 0) count += (size_t)got;
    else if (errno != EINTR) break;
  text[count] = 0;
  return (pid_t)strtol(text, NULL, 10);
}

/// A pipe whose ends are none of the numbers that a shell can name.
static int open_pipe(int pipes[2]) {
  int low[2];
  if (pipe2(low, O_CLOEXEC) != 0) return errno;
  for (int end = 0; end < 2; end++) {
    pipes[end] = fcntl(low[end], F_DUPFD_CLOEXEC, 10);
    close(low[end]);
  }
  return pipes[0] < 0 || pipes[1] < 0 ? errno : 0;
}

/// Starts the program with its three files; `pipes` is where `times` is above 1.
///
/// The system counts as a program's memory what the process held that it was started from. So a
/// shell starts it, says its number and ends; this process then takes it over.
static int start(char **list, const char *input, const char *output, const int pipes[2],
                 pid_t *process) {
  int told[2];
  if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) return errno;
  int code = open_pipe(told);
  if (code != 0) return code;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (pipes[0] >= 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[0], 8);
  else
    posix_spawn_file_actions_addopen(&actions, 8, *input ? input : "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, told[1], 9);
  pid_t shell = 0;
  code = posix_spawn(&shell, "/bin/sh", &actions, NULL, list, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(told[1]);
  if (code == 0) {
    *process = read_number(told[0]);
    while (waitpid(shell, NULL, 0) < 0 && errno == EINTR) continue;
    if (*process <= 0) code = ECHILD;
  }
  close(told[0]);
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
  char *list[shell_words + words_max];
  int pipes[2] = {-1, -1};
  pid_t process = 0;
  char *text = strdup(words);
  int code = text == NULL ? ENOMEM : split(text, list + shell_words);
  list[0] = list[3] = "sh";
  list[1] = "-c";
  list[2] = "\"$@\" <&8 8<&- 9>&- & echo $! >&9";
  if (code == 0 && times > 1) code = open_pipe(pipes);
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
    // What a shell says of a program that is not there, or may not run.
    if (code == 0 && (found->status == 127 || found->status == 126)) code = ENOENT;
  }
  free(text);
  return code;
}
