"""What stands beside a surname and says that somebody is meant: a post, a title behind it."""

from __future__ import annotations

import re

from goldenthread.language.name_words import name_words
from goldenthread.redaction.mention_kinds import Kind
from goldenthread.redaction.surroundings import Surroundings

_SET_OFF_BEFORE, _SET_OFF_AFTER = (
    re.compile(r"[,(:/]\s*$|\s[-–—]\s*$|^\s*[-–—]\s$"),
    re.compile(r"^\s*[,(:/]|^\s*[-–—]\s"),
)
_NUMBERED = re.compile(r"[^\W\d_]+ \d+")
_BEFORE_TITLE = re.compile(r"\s*[,(]?\s*")


class BesideNames(Surroundings):
    """A text in which some are called by pseudonyms.

    Args:
        text: in composed letters.
        called: the pseudonyms, in which a word may be an officer's surname (``Officer 0042``).
        address: whether it is a part of an IRI or of a file's name, where capitals are lost.
    """

    def __init__(self, text: str, called: frozenset[str], *, address: bool) -> None:
        super().__init__(text, address=address)
        self._called = called

    def is_pseudonym(self, place: int) -> bool:
        """Whether a word stands in what an officer is called here, and is nobody's name."""
        match = _NUMBERED.match(self.text, self.spans[place][0])
        return match is not None and match[0] in self._called

    def title_behind(self, place: int, last: int) -> tuple[bool, bool]:
        """Whether a title stands behind a surname (``Banks, Mr``, ``Banks Jnr``), and whether it is surely that one's.

        It is another's where a name follows: ``Banks, Mr Lark``.
        """
        after, following = self.beyond(last)
        if following in name_words().honours - name_words().counted and _BEFORE_TITLE.fullmatch(after):
            return self.printed(place)[0].isupper() and self.printed(last + 1)[0].isupper(), True
        if following not in name_words().courtesy or not _BEFORE_TITLE.fullmatch(after):
            return False, False
        if self.address or not (self.printed(place)[0].isupper() and self.printed(last + 1)[0].isupper()):
            return False, False
        gap, _ = self.beyond(last + 1)
        ends = last + 2 >= len(self.spans) or not gap.strip(".").isspace()
        return True, ends or len(self.folded[last + 2]) == 1 or not self.printed(last + 2)[0].isupper()

    def beside_a_post(self, place: int, last: int) -> tuple[Kind, bool, tuple[int, int] | None]:
        """Whether a surname that is a word too stands beside the post of its bearer, whether that is sure, and where.

        No post is what an officer is called here: in ``Officer 0042, Banks`` nobody is said to be called so.
        """
        held, nothing = name_words().held, (Kind.ALONE, False, None)
        if not self.address and not self.is_low and not self.printed(place)[0].isupper():
            return nothing
        after, following = self.beyond(last)
        before = self.gap(place - 1) if place else ""
        if following in name_words().after_posts and after.isspace():  # "Head of Parks": a post and no name
            return nothing
        beside = self._set_off(place, last, before, after)
        if any(self.folded[at] in name_words().elected for at in beside):  # "Khan, Deputy Mayor": a member's office
            return nothing
        neighbours = [last + 1] if following and (after.isspace() or self.address) else []
        neighbours += [place - 1] if place and (before.isspace() or self.address) else []
        for some, sure in ((beside, True), (neighbours, False)):
            for at in some:
                if self.folded[at] in held and not self.is_pseudonym(at):
                    return Kind.POST, sure, self.spans[at]
        return nothing

    def _set_off(self, place: int, last: int, before: str, after: str) -> list[int]:
        """The words near a surname from which a sign sets it off: ``Banks (Head of Parks)``."""
        behind = self.near(range(last + 1, last + 4)) if _SET_OFF_AFTER.search(after) else []
        ahead = self.near(range(place - 1, place - 7, -1)) if _SET_OFF_BEFORE.search(before) else []
        return [*behind, *ahead]
