"""What the words of a row promise, and whether an act keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.interpret.statements.acts import LEADING, Act, acts
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage, vocabulary


@dataclass(frozen=True, slots=True)
class Promise:
    """What the words of a row promise.

    Attributes:
        verbs: the acts, by their verbs.
        stage: the farthest stage among them; -1 where no known act is promised.
        open_ended: whether what is promised has no end.
        goes_on: whether it is promised only that something goes on as before.
        words: what it is about: its nouns and names, without endings.
        opening: the root of the first word, which is an act, also where it is of no stage.
    """

    verbs: frozenset[str]
    stage: int
    open_ended: bool
    goes_on: bool
    words: frozenset[str]
    opening: str


_PURPOSE = Phrase("purpose")
_ACT_PLACE = Phrase("act_place")
_VERB_ENDING, _NOUN_ENDING = Phrase("verb_ending"), Phrase("noun_ending")
_IN_PLACE, _AS_THEY_COME = Phrase("in_place"), Phrase("as_they_come")
_FIRST = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")


_HEAD = Phrase("head_noun")


@lru_cache(maxsize=1024)
def promised(text: str) -> Promise:
    """What the words of a row promise.

    >>> one = promised("Develop and implement the revised parking policy by May")
    >>> sorted(one.verbs), stage("delivered") == one.stage, one.open_ended
    (['develop', 'implement'], True, False)
    >>> promised("Work with schools to raise attendance").open_ended
    True
    >>> sorted(promised("Market strategy adopted").verbs)
    ['adopt']
    """
    known = vocabulary()
    first = _FIRST.search(text)
    opening = first.group().lower() if first else ""

    def kind(act: Act) -> str:
        return known.forms[_spelt(text, act)].kind

    named = acts(text)
    end = _purpose(text, named)
    found = [
        act
        for act in named
        if act.start < end
        and not (act.start and kind(act) == "going")
        and (_ACT_PLACE.search(text[: act.start]) or act.how == "reached" or kind(act) == "noun")
    ]
    verbs = [act for act in found if kind(act) != "noun"] or found[:1]
    return Promise(
        frozenset(act.verb for act in verbs),
        max((act.stage for act in verbs), default=stage("delivered") if _IN_PLACE.search(text) else -1),
        opening in known.open_ended or bool(_AS_THEY_COME.search(text)),
        opening in known.goes_on,
        about(text),
        root(opening),
    )


def _purpose(text: str, named: Sequence[Act]) -> int:
    """Where the words of a promise go over from the act to what it is for: ``Develop a scheme to deliver repairs``."""
    known = vocabulary()
    for match in _PURPOSE.finditer(text):
        verb = match["verb"]
        means = verb in known.open_ended or (verb in known.forms and known.forms[verb].kind == "base")
        if means and any(match.start() - act.end > 1 for act in named):
            return match.start()
    return len(text)


def _spelt(text: str, act: Act) -> str:
    return re.sub(r"\s+", "-", text[act.start : act.end].lower())


@lru_cache(maxsize=1024)
def about(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings; no verbs of stages, no common words.

    >>> sorted(about("Publish the new cycling maps and review of the tree plan with the council"))
    ['cycl', 'map', 'plan', 'review', 'tree']
    """
    known = vocabulary()
    found = set()
    for match in _WORD.finditer(text):
        word = match.group().lower()
        form = known.forms.get(word)
        verb = form and (
            form.kind in ("participle", "going") or (form.kind == "base" and not text[: match.start()].strip())
        )
        if not verb and word not in known.common:
            found.add(_stem(word))
    return frozenset(found)


def root(verb: str) -> str:
    """What the forms of a verb share, as far as their letters show it.

    >>> {root(form) for form in ("convert", "converted", "Converting")}, root("re-opened") == root("reopen")
    ({'conver'}, True)
    """
    word = _VERB_ENDING.sub("", verb.lower().replace("-", ""))
    return word[:6]


def _stem(word: str) -> str:
    return _NOUN_ENDING.sub("", word) or word


def only_first_step(text: str, promise: Promise) -> bool:
    """Whether what is said to be done is only a first step: ``Design completed``, and the promise was to build.

    Args:
        text: the words up to the verb that says so.
        promise: what was promised.

    >>> only_first_step("The detailed design is", promised("Build a bridge"))
    True
    >>> only_first_step("The detailed design is", promised("Design a bridge"))
    False
    """
    known = vocabulary()
    head = _HEAD.search(LEADING.sub("", text + " "))
    word = head.group().lower() if head else ""
    if word not in known.first_nouns or _stem(word) in promise.words:
        return False
    return word not in known.forms or known.forms[word].verb not in promise.verbs


def keeps(verb: str, promise: Promise) -> bool:
    """Whether an act is one that was promised, or of the same kind.

    >>> keeps("award", promised("Procure a contractor")), keeps("draft", promised("Adopt the plan"))
    (True, False)
    """
    return verb in promise.verbs or any(verb in kind and kind & promise.verbs for kind in vocabulary().alike)


def names_the_act(text: str, promise: Promise) -> bool:
    """Whether a text names an act that was promised, in any of its forms.

    >>> names_the_act("The lamps were converted in May", promised("Convert the lamps"))
    True
    """
    return any(act.verb in promise.verbs for act in acts(text)) or any(
        root(match.group()) == promise.opening for match in _WORD.finditer(text)
    )
