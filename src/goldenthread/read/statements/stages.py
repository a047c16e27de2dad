"""The stages of a piece of work: which one a row promises, and which acts of which stage a comment reports, and how.

The words stand in ``stages.toml`` beside this file, to be read and amended by whoever knows how plans are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldenthread.read.statements.clauses import sentences
from goldenthread.read.statements.vocabulary import Form, stage, vocabulary

How = Literal["reached", "going on", "to come", "denied", "named"]
"""How a comment speaks of an act; ``named`` where it says no more of it than its name."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a text names: its verb, its stage as a number from 0, how the text speaks of it, and where."""

    verb: str
    stage: int
    how: How
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Promise:
    """What the words of a row promise.

    Attributes:
        verbs: the acts, by their verbs.
        stage: the farthest stage among them; -1 where no known act is promised.
        open_ended: whether what is promised has no end.
        words: what it is about: its nouns and names, without endings.
        opening: the root of the first word, which is an act, also where it is of no stage.
    """

    verbs: frozenset[str]
    stage: int
    open_ended: bool
    words: frozenset[str]
    opening: str


def making_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says that a thing is in the making.

    >>> [text[slice(*where)] for text in ["Homes are on schedule for June"] for where in making_words(text)]
    ['on schedule']
    """
    found = vocabulary().making.finditer(text)
    return tuple(match.span() for match in found if not _ONCE_PLANNED.search(text[: match.end()]))


_ONCE_PLANNED = re.compile(
    r"\b(?:was|were|had been|originally|initially)\s+(?:planned|scheduled|due|on)\s+\w+(?:\s\w+)?$", re.IGNORECASE
)


def is_first_step(verb: str) -> bool:
    """Whether an act is only a first step towards what is to be delivered: ``consult``, ``appoint``."""
    return verb in vocabulary().first_steps


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
    head = _HEAD.search(_LEADING.sub("", text + " "))
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


def is_done_over_and_over(verb: str) -> bool:
    """Whether an act may go on though it is done: ``deliver``, ``train``, not ``draft``."""
    return verb in vocabulary().over_and_over


_LEADS = (
    r"will|shall|should|would|could|can|(?-i:may)|might|must|need|needs|to|is|are|was|were|has|have|had|been|being|be|am|"
    r"now|not|n't|yet|also|then|all|both|first|since|only|just|already|still|never|due|expected|scheduled|intended|"
    r"anticipated|likely|planned|programmed|going|hoped|proposed|recently|successfully|currently|subsequently|formally|"
    r"fully|finally|previously|jointly|initially|eventually|shortly|soon|ready|continue|continues|start|begin"
)
_LEADING = re.compile(rf"(?:\b(?:{_LEADS})\s+)+$", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|n't)\b|\byet to\b|\bstill to\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|should|would|could|can|(?-i:may)|might|must|to|due|expected|scheduled|programmed|intended|anticipated|"
    r"likely|going|hoped|needs?|be)\b",
    re.IGNORECASE,
)
_MEANS_TO = re.compile(
    r"\b(?:will|shall|(?:due|going|preparing|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|scheduled|programmed|"
    r"aim(?:s|ing)?|hop(?:es?|ing)|still|yet|proposes?|working|ready|seek(?:s|ing)?) to)"
    r"\s+(?:(?:then|also|now|be|start|begin|soon|shortly|fully)\s+)*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:once|if|when|until(?! now)|unless|subject to|pending)\b[^,;:]*$", re.IGNORECASE)
_BEFORE_THAT = re.compile(r"\b(?:before|prior to)\b[^,;:]*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|,?\s(?:and|or|&)|/)\s*(?:(?:then|also|now|subsequently|\w+ly)\s+)?", re.IGNORECASE)
"""What joins two participles of one verb: ``to be published and distributed``."""
_HAPPENED = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:took place|taken place|(?:was|were|been) (?:held|completed|undertaken|carried out|granted))"
    r"\b"
    r"|\s+(?:held|completed|undertaken|granted|received|obtained)\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\s+(?:of\s+(?:\w+\s+){1,6}?)?(?:(?:is|are|now|currently)\s+){0,2}"
    r"(?:planned|expected|due|scheduled|anticipated|likely|to (?:follow|take place)|"
    r"will (?:follow|take place|be held|begin|start|commence|be by))\b",
    re.IGNORECASE,
)
"""What follows the name of an act that is to come: ``Launch is planned for June``."""
_ONCE_DONE = re.compile(r"^\W*(?:following|since|after)\s+(?:the\s+|our\s+)?(?:successful\s+)?$", re.IGNORECASE)
"""What leads a sentence in from the name of an act that is over: ``Following the completion of``."""
_BY_WHOM = re.compile(r"\(\s*$")
"""Before a participle that only tells who did it: ``a survey (undertaken by``."""
_PASSIVE = re.compile(
    r"\b(?:has|have|had|was|were|been|being|be|is|are)\s+(?:(?:now|also|not|all|already|\w+ly)\s+)*$", re.IGNORECASE
)
_A_DRAFT = re.compile(r"(?:^|\b(?:an?|the|first|initial|early)\s+)$", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have|had|was|were|been)\b", re.IGNORECASE)
_BEING = re.compile(r"\bbeing\b", re.IGNORECASE)
_OF_NOUN = re.compile(r"\b(?:the|an?|our|its|their|this|these|new|of|by|with|as)\s+$", re.IGNORECASE)


@lru_cache(maxsize=256)
def acts(text: str) -> tuple[Act, ...]:
    """The acts that a text names, in order.

    >>> [(act.verb, act.how) for act in acts("Drafted by May. It will then be implemented; costs are being checked.")]
    [('draft', 'reached'), ('implement', 'to come')]
    >>> [(act.verb, act.how) for act in acts("Maps to be published, profiles are being prepared, not yet launched")]
    [('publish', 'to come'), ('prepare', 'going on'), ('launch', 'denied')]
    """
    known = vocabulary()
    found: list[Act] = []
    for begin, finish in sentences(text):
        sentence = text[begin:finish]
        last: tuple[int, How] = (-1, "named")
        for match in known.word.finditer(sentence):
            spelt = re.sub(r"\s+", "-", match.group().lower())
            form = known.forms[spelt]
            before, after = sentence[: match.start()], sentence[match.end() :]
            how = _how(form, before, after)
            if form.kind == "participle" and last[0] >= 0 and _JOINED.fullmatch(before[last[0] :]):
                how = last[1]
            if form.kind == "participle":
                last = match.end(), how
            found.append(Act(form.verb, form.stage, how, begin + match.start(), begin + match.end()))
    return tuple(found)


def _how(form: Form, before: str, after: str) -> How:
    """How the words before a verb speak of it."""
    leading = _LEADING.search(before)
    led = leading.group() if leading else ""
    if form.kind == "base" and not _PASSIVE.search(led):
        if _MEANS_TO.search(before) or _WILL_BE.match(after):
            return "to come"
        return "reached" if form.verb == "draft" and _A_DRAFT.search(before) else "named"
    if form.kind == "going":
        return "going on" if re.search(r"\b(?:is|are|currently|now)\s+", led, re.IGNORECASE) else "named"
    if form.kind == "noun":
        if _WILL_BE.match(after):
            return "to come"
        return "reached" if _HAPPENED.match(after) or _ONCE_DONE.search(before) else "named"
    if _DENIES.search(led):
        return "denied"
    if _BEING.search(led):
        return "going on"
    if _BEFORE_THAT.search(before[-60:]):
        return "named"
    if _CONDITION.search(before[-60:]):
        return "to come"
    if _TO_COME.search(led) and not _HAS.search(led):
        return "to come"
    return "named" if _describes(led, before, after) else "reached"


def _describes(led: str, before: str, after: str) -> bool:
    """Whether a participle only describes a thing: ``the revised plan``, ``a survey (undertaken by the trust)``."""
    if _BY_WHOM.search(before) and re.match(r"\s+by\b", after):
        return True
    follows = re.match(r"\s+(?!by\b|in\b|on\b|and\b|at\b)[A-Za-z]", after)
    return bool(not led and _OF_NOUN.search(before) and follows)


_PURPOSE = re.compile(r"(?<=\w)\s+(?:in order\s+)?to\s+(?P<verb>[a-z]+)")
_ACT_PLACE = re.compile(r"^[\W\d]*$|(?:\band|\bor|&|[,;/:–]|\bto)\s+(?:\w+ly\s+)?$")
_IN_PLACE = re.compile(r"\b(?:in place|operational|up and running|live)\b", re.IGNORECASE)
_FIRST = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")


_HEAD = re.compile(r"[\w-]+(?=\s+(?:on|of|with|for)\b)|[\w-]+(?=\W*$)")
"""The noun that a phrase is about: the one before its first ``of``, or its last."""


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
        opening in known.open_ended,
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
    word = re.sub(r"(?:ing|ed|es|e|s|ion|ment)$", "", verb.lower().replace("-", ""))
    return word[:6]


def _stem(word: str) -> str:
    return re.sub(r"(?:['’]s|ies|es|s|ing|ed)$", "", word) or word
