"""Completion in bash for values with blanks, and behind ``=``: loaded only while the shell asks for completions.

Bash breaks words at ``=`` and ``:`` (``COMP_WORDBREAKS``) and puts a completion in the place of the last piece, as it
stands. So the line is cut here as the shell will read it, and only what follows the last break is answered, quoted.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import Any, ClassVar

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

_SOURCE = """\
%(complete_func)s() {
    local reply
    COMPREPLY=()
    while IFS= read -r reply; do
        case $reply in
            plain,*) COMPREPLY+=("${reply#plain,}") ;;
            unfinished,*) COMPREPLY+=("${reply#unfinished,}"); compopt -o nospace ;;
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_NEEDS_QUOTING = re.compile(r"[^\w@%+,./=:-]")


def words(line: str) -> list[str]:
    r"""The words of a line that is still being written; the last one is empty where a new one begins.

    >>> words('query x --param officer="Ann')
    ['query', 'x', '--param', 'officer=Ann']
    >>> words("query ")
    ['query', '']
    """
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    found: list[str] = []
    try:
        found += lexer
    except ValueError:  # an open quote or a lone backslash: the word so far
        return [*found, lexer.token]
    return [*found, ""] if not line or re.search(r"(?<!\\)\s$", line) else found


def last_piece(line: str, breaks: str) -> tuple[str, str]:
    r"""The part of a line that bash will replace, unquoted, and the quote that is open in front of it.

    >>> last_piece("query --param officer=Ann", " \t\n\"'><=;|&(:")
    ('Ann', '')
    >>> last_piece("query --param 'officer=Ann Ba", " \t\n\"'><=;|&(:")
    ('officer=Ann Ba', "'")
    """
    piece, quote, escaped = "", "", False
    for sign in line:
        if escaped:
            piece, escaped = piece + sign, False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            piece, quote = ("", "") if sign == quote else (piece + sign, quote)
        elif sign in "\"'":
            piece, quote = "", sign
        elif sign in breaks or sign.isspace():
            piece = ""
        else:
            piece += sign
    return piece, quote


def quoted(text: str, quote: str) -> str:
    """A completion as it must stand in the line, within the quote that is open."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["$`\\])', r"\\\1", text)
    return _NEEDS_QUOTING.sub(lambda sign: f"\\{sign[0]}", text)


class Bash(BashComplete):
    """Completion that knows how bash cuts a line."""

    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one that is being written."""
        _, *before, incomplete = ["", *words(os.environ["COMP_LINE"])]
        return before[1:], incomplete

    def complete(self) -> str:
        """The answer to the shell, one completion a line."""
        before, incomplete = self.get_completion_args()
        piece, quote = last_piece(os.environ["COMP_LINE"], os.environ.get("COMP_WORDBREAKS", ""))
        kept = incomplete.removesuffix(piece)
        return "\n".join(self._said(item, kept, quote) for item in self.get_completions(before, incomplete))

    @staticmethod
    def _said(item: CompletionItem[Any], kept: str, quote: str) -> str:
        value = str(item.value)
        kind = "unfinished" if item.type == "plain" and value.endswith("=") else item.type
        return f"{kind},{quoted(value.removeprefix(kept), quote)}"


add_completion_class(Bash)
