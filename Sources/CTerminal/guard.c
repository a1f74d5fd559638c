#define _GNU_SOURCE
#include "cterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler touches is fixed in advance: no allocation, no lock, only async-signal-safe calls.

static int pipe_read = -1, pipe_write = -1;
static volatile sig_atomic_t arrived[6];
static volatile sig_atomic_t armed;
static int tty = -1;
static struct termios settings;
static char reset_string[512];
static size_t reset_length;
static int held = -1, real_stderr = -1;

static const struct {
  int signal, bit;
} events[] = {
    {SIGTERM, CTERM_TERMINATE}, {SIGINT, CTERM_INTERRUPT}, {SIGHUP, CTERM_HANGUP},
    {SIGTSTP, CTERM_STOP},      {SIGCONT, CTERM_CONTINUE}, {SIGWINCH, CTERM_WINDOW},
};

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

int cterm_write(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0) {
      if (errno == EINTR)
        continue;
      if (errno != EAGAIN)
        return -1;
      struct pollfd ready = {.fd = fd, .events = POLLOUT};
      if (poll(&ready, 1, 1000) <= 0)
        return -1;
      continue;
    }
    bytes += written;
    length -= (size_t)written;
  }
  return 0;
}

void cterm_guard_restore(void) {
  if (!armed)
    return;
  armed = 0;
  // From the background, changing the settings would stop the program.
  sigset_t output, before;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &before);
  cterm_write(tty, reset_string, reset_length);
  tcsetattr(tty, TCSANOW, &settings);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void cterm_hold_stderr(void) {
  if (held >= 0 || !isatty(STDERR_FILENO))
    return;
  held = memfd_create("stderr", MFD_CLOEXEC);
  if (held < 0)
    return;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr >= 0 && dup2(held, STDERR_FILENO) >= 0)
    return;
  close(held);
  held = -1;
}

void cterm_release_stderr(void) {
  if (held < 0)
    return;
  dup2(real_stderr, STDERR_FILENO);
  char buffer[1024];
  off_t at = 0;
  ssize_t count;
  while ((count = pread(held, buffer, sizeof buffer, at)) > 0) {
    if (cterm_write(STDERR_FILENO, buffer, (size_t)count) < 0)
      break;
    at += count;
  }
  close(held);
  close(real_stderr);
  held = real_stderr = -1;
}

// The terminal first, the explanation afterwards, and then the end the signal asked for. The default
// disposition, not the one found at the start: a backtracer that waits for a key would leave the terminal raw.
static void on_crash(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  cterm_guard_restore();
  cterm_release_stderr();
  signal(signal_number, SIG_DFL);
  // A fault happens again as soon as this returns; a signal that was sent must be sent again.
  if (info->si_code <= 0 || signal_number == SIGQUIT || signal_number == SIGABRT)
    raise(signal_number);
}

static void on_event(int signal_number) {
  int saved = errno;
  for (size_t index = 0; index < COUNT(events); index++)
    if (events[index].signal == signal_number)
      arrived[index] = 1;
  char byte = 0;
  ssize_t ignored = write(pipe_write, &byte, 1);
  (void)ignored;
  errno = saved;
}

static void handle(int signal_number) {
  struct sigaction action = {.sa_flags = SA_RESTART};
  action.sa_handler = on_event;
  sigfillset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

int cterm_guard_install(void) {
  if (pipe_read >= 0)
    return 0;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
    return -1;
  pipe_read = ends[0];
  pipe_write = ends[1];

  // A stack of its own, for the crash may be that the stack is full.
  static char stack[64 * 1024];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = on_crash;
  sigfillset(&action.sa_mask);
  for (size_t index = 0; index < COUNT(crashes); index++)
    sigaction(crashes[index], &action, NULL);

  for (size_t index = 0; index < COUNT(events); index++) {
    struct sigaction before;
    sigaction(events[index].signal, NULL, &before);
    // What the parent process ignores stays ignored (nohup).
    if (before.sa_handler != SIG_IGN || events[index].signal == SIGCONT)
      handle(events[index].signal);
  }
  atexit(cterm_guard_restore);
  return 0;
}

void cterm_guard_arm(int descriptor) {
  tty = descriptor;
  if (tcgetattr(tty, &settings) == 0)
    armed = 1;
}

void cterm_guard_set_reset(const char *reset, size_t length) {
  reset_length = length < sizeof reset_string ? length : sizeof reset_string - 1;
  memcpy(reset_string, reset, reset_length);
}

void cterm_guard_disarm(void) { armed = 0; }

int cterm_take_signals(void) {
  char bytes[64];
  while (pipe_read >= 0 && read(pipe_read, bytes, sizeof bytes) > 0) {
  }
  int bits = 0;
  for (size_t index = 0; index < COUNT(events); index++) {
    if (arrived[index])
      bits |= events[index].bit;
    arrived[index] = 0;
  }
  return bits;
}

void cterm_stop(void) {
  // By SIGTSTP, not SIGSTOP: without a shell to continue it the kernel does not stop the program.
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
  handle(SIGTSTP);
}

int cterm_wait(int descriptor, int wake, int milliseconds) {
  struct pollfd polled[3] = {
      {.fd = descriptor, .events = POLLIN},
      {.fd = pipe_read, .events = POLLIN},
      {.fd = wake, .events = POLLIN},
  };
  int count = poll(polled, 3, milliseconds);
  if (count < 0)
    return errno == EINTR ? CTERM_SIGNAL : CTERM_GONE;
  int bits = 0;
  if (polled[0].revents & POLLIN)
    bits |= CTERM_INPUT;
  if (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL))
    bits |= CTERM_GONE;
  if (polled[1].revents)
    bits |= CTERM_SIGNAL;
  if (polled[2].revents)
    bits |= CTERM_WAKE;
  return bits;
}

int cterm_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
    return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}
