#!/usr/bin/env python3
"""Types lines into a real shell on a terminal and prints what a Tab makes of each.

    typed.py bash|zsh SETUP LINE...

SETUP is a file of shell commands that is read first. One line of output a LINE: the shell's own buffer
after the Tab. Nothing that is typed is ever entered."""

import os
import pty
import select
import sys
import time

SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        """bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; bind 'set page-completions off'
bind 'set completion-query-items 0'
_say() { printf '%s\\0' "$READLINE_LINE" >&7; READLINE_LINE=; READLINE_POINT=0; }
bind -x '"\\C-xp": _say'
printf 'ready\\0' >&7
""",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        """unsetopt beep list_beep; LISTMAX=9999
_say() { print -rn -- "$BUFFER"$'\\0' >&7; BUFFER= }
zle -N _say; bindkey -e; bindkey '^Xp' _say
print -rn -- ready$'\\0' >&7
""",
    ),
}
LIMIT = 20  # seconds, for a machine that is busy


def main():
    command, rest = SHELLS[sys.argv[1]]
    said, say = os.pipe()
    pid, terminal = pty.fork()
    if pid == 0:
        os.dup2(say, 7)
        os.environ["TERM"] = "xterm"
        os.environ["PS1"] = "> "
        os.execvp(command[0], command)
    os.close(say)
    kept = b""

    def next_said():
        nonlocal kept
        end = time.monotonic() + LIMIT
        while b"\0" not in kept:
            ready, _, _ = select.select([said, terminal], [], [], max(end - time.monotonic(), 0))
            if not ready:
                sys.exit("typed.py: the shell does not answer")
            if terminal in ready:
                os.read(terminal, 65536)
            if said in ready:
                kept += os.read(said, 65536)
        text, kept = kept.split(b"\0", 1)
        return text

    setup = os.path.abspath(sys.argv[2] + ".setup")
    with open(setup, "w", encoding="utf-8") as out, open(sys.argv[2], encoding="utf-8") as first:
        out.write(first.read() + rest)
    os.write(terminal, f". {setup}\n".encode())
    next_said()
    for line in sys.argv[3:]:
        os.write(terminal, os.fsencode(line) + b"\t\x18p")
        print(next_said().decode("utf-8", "replace") + "|")
    os.close(terminal)
    os.kill(pid, 9)


main()
