"""How a drafted layout writes texts and patterns."""

from __future__ import annotations

import json
import re


def pattern_of(text: str) -> str:
    r"""A pattern for lines that are a text, or begin as it does where it is long.

    >>> pattern_of("Plan (draft)")
    '^Plan \\(draft\\)$'
    """
    plain = re.sub(r"\\([ #,:%&'/-])", r"\1", re.escape(text[:80]))
    return f"^{plain}{'' if len(text) > 80 else '$'}"


def toml_text(value: str) -> str:
    """A text as TOML writes it; JSON's strings are TOML's where no control character but the usual ones is in them."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def toml_pattern(value: str) -> str:
    """A pattern as TOML."""
    return f"'{value}'" if "'" not in value else json.dumps(value, ensure_ascii=False)
