// The measure of all things: a list drawn by ncursesw with nothing around it.
// plainlist FILE shows the lines of a file; j and k move, q leaves.
#define _XOPEN_SOURCE 700
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **lines;
static int count;

static int load(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return 0;
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, file)) >= 0) {
    line[strcspn(line, "\n")] = 0;
    char **grown = realloc(lines, sizeof(char *) * (size_t)(count + 1));
    if (!grown)
      break;
    lines = grown;
    lines[count++] = strdup(line);
  }
  free(line);
  fclose(file);
  return count > 0;
}

static void draw(int selected, int first) {
  int rows, columns;
  getmaxyx(stdscr, rows, columns);
  erase();
  attrset(A_REVERSE);
  mvhline(0, 0, ' ', columns);
  mvprintw(0, 1, "%d / %d", selected + 1, count);
  attrset(A_NORMAL);
  for (int row = 1; row < rows - 1 && first + row - 1 < count; row++) {
    int at = first + row - 1;
    attrset(at == selected ? A_REVERSE : A_NORMAL);
    mvaddnstr(row, 0, lines[at], columns);
  }
  attrset(A_REVERSE);
  mvaddstr(rows - 1, 0, "j/k  q");
  attrset(A_NORMAL);
  move(selected - first + 1, 0);
  refresh();
}

int main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  if (argc < 2 || !load(argv[1])) {
    fprintf(stderr, "plainlist FILE\n");
    return 1;
  }
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  set_escdelay(25);
  int selected = 0, first = 0;
  for (;;) {
    int height = LINES - 2;
    if (selected < first)
      first = selected;
    if (selected >= first + height)
      first = selected - height + 1;
    draw(selected, first);
    switch (getch()) {
    case 'j':
    case KEY_DOWN:
      selected += selected < count - 1;
      break;
    case 'k':
    case KEY_UP:
      selected -= selected > 0;
      break;
    case 'q':
      endwin();
      return 0;
    }
  }
}
