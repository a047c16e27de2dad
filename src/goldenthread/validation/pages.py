"""The page of each code: when its findings occur and how to fix them, written from the shapes themselves.

``python -m goldenthread.validation.pages docs/findings`` writes them all anew.
"""

from __future__ import annotations

import difflib
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from goldenthread.errors import QueryError
from goldenthread.validation.checks import Check, load_checks
from goldenthread.validation.shape_records import GROUPS

_TITLES = {
    "structure": "What the builder guarantees",
    "completeness": "What is missing",
    "consistency": "What does not add up",
    "catalogue": "What a published catalogue must say",
}
_OURS = "The graph was built wrongly; the document is not at fault. Please report it with the message and the line."


def codes() -> dict[str, list[Check]]:
    """The shapes of each code, both in the order of their names."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in sorted(load_checks().values(), key=lambda check: (check.code, check.iri)):
        found[check.code].append(check)
    return dict(found)


def page(code: str) -> str:
    """The page of one code, in Markdown.

    Raises:
        QueryError: there is no such code.
    """
    known = codes()
    if code not in known:
        near = difflib.get_close_matches(code, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "docs/findings/README.md lists them"
        raise QueryError(f"there is no finding '{code}': {hint}")
    checks = known[code]
    parts = [
        f"# {code}",
        "",
        "<!-- Written from shapes/ by goldenthread.validation.pages; change the shape. -->",
        "",
    ]
    for check in checks:
        parts += _about(check)
    published = checks[0].group == "catalogue"
    command = "validate --catalogue FOLDER" if published else f"query findings --param code={code}"
    parts += ["## See them", "", "```", f"goldenthread {command}", "```", ""]
    if checks[0].group not in ("structure", "catalogue"):
        parts += [f'To accept one, name it in `acknowledged.toml` of the data folder with `code = "{code}"`.', ""]
    return "\n".join(parts)


def _about(check: Check) -> list[str]:
    shape = f"`{check.iri.rpartition('/')[2]}` in `shapes/{check.group}.ttl`"
    return [
        f"**{check.label}.** Severity: {check.severity}. Shape: {shape}; it looks at `{check.path}`.",
        "",
        f"> {check.template or check.message}",
        "",
        "## When it occurs",
        "",
        check.reason or _OURS,
        "",
        "## How to fix it",
        "",
        check.fix or "Nothing in the documents needs fixing.",
        "",
    ]


def index() -> str:
    """The list of all codes, in Markdown."""
    lines = [
        "# Findings",
        "",
        "<!-- Written from shapes/ by goldenthread.validation.pages; change the shape. -->",
        "",
    ]
    known = codes()
    for group in GROUPS:
        lines += [
            f"## {_TITLES[group]}",
            "",
            "| code | severity | what holds when nothing is found |",
            "| --- | --- | --- |",
        ]
        for code, checks in known.items():
            if checks[0].group == group:
                labels = "; ".join(check.label for check in checks)
                severities = ", ".join(dict.fromkeys(check.severity for check in checks))
                lines.append(f"| [{code}]({code}.md) | {severities} | {labels} |")
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"README.md": index(), **{f"{code}.md": page(code) for code in codes()}}


def write(folder: Path) -> int:
    """Writes every page, takes away those of codes that are gone, and says how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(made)


def main(arguments: Sequence[str]) -> None:
    """Writes the pages into the folder that is named."""
    print(write(Path(arguments[0] if arguments else "docs/findings")), "pages")  # noqa: T201 - a script's answer


if __name__ == "__main__":
    main(sys.argv[1:])
