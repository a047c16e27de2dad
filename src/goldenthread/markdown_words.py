"""Words of documents in Markdown: they are words there, whatever signs they hold."""

from __future__ import annotations

import re

from goldenthread.terminal import shown

_MARKS = re.compile(r"[\\`*_\[\]<|~@]|!(?=\[)|&(?=#?\w+;)|^[>#]")
_ADDRESS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):")
_LISTS = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    r"""A text on one line in which nothing is a mark, a link, a picture or an address that readers link by themselves.

    >>> print(plain("![x](https://e.org) <b> *now*\n# www.e.org a@b.org R&D &lt;"))
    \!\[x\](https\://e.org) \<b> \*now\* # www\.e.org a\@b.org R&D \&lt;
    >>> print(plain("- 1"), plain("1. Plant trees"))
    \- 1 1\. Plant trees
    """
    text = " ".join(shown(text).split())
    text = _ADDRESS.sub(lambda sign: f"\\{sign.group()}", _MARKS.sub(lambda sign: f"\\{sign.group()}", text))
    return _LISTS.sub(lambda sign: sign[1] + (f"\\{sign[2]}" if not sign[2].isdigit() else f"{sign[2]}\\"), text)


def code(text: str) -> str:
    """A text in a span of code, which no backtick within it ends.

    >>> code("a.txt:1"), code("a`b")
    ('`a.txt:1`', '`` a`b ``')
    """
    text = " ".join(shown(text).split())
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence, pad = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"
