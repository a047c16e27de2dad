"""The words of a language as data: one TOML file a language, loaded and compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from goldenthread.errors import DataError

ENGLISH = "en"
_STATUS = "status_"

Month = Annotated[int, Field(ge=1, le=12)]


class DateWords(BaseModel):
    """The words of the calendar.

    Attributes:
        months: the names of each month, from the first of the year.
        ordinals: endings of a day's number.
        quarters: what stands before the number of a quarter.
        seasons: the last month of each season.
        terms: the last month of each term of schools.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: Annotated[tuple[tuple[str, ...], ...], Field(min_length=12, max_length=12)]
    ordinals: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    seasons: Mapping[str, Month] = Field(default_factory=dict)
    terms: Mapping[str, Month] = Field(default_factory=dict)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of a month by each of its names."""
        return {name: number for number, names in enumerate(self.months, start=1) for name in names}


class Stage(BaseModel):
    """A stage of a piece of work.

    Attributes:
        name: its name, the same in every language.
        meaning: when it is reached.
        words: a line for each verb: the verb, its past participle (others after a stroke), its -ing form, its nouns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Literal["idea", "plan", "draft", "consulted", "tendered", "started", "agreed", "delivered", "evaluated"]
    meaning: str
    words: tuple[str, ...]


class StageWords(BaseModel):
    """The verbs of a piece of work, stage by stage, and what else is known of them.

    Attributes:
        order: the stages, in their order.
        open_ended: verbs that ask for what has no end.
        goes_on: those of them that ask only that something goes on as before.
        first_steps: verbs of first steps.
        first_nouns: nouns of first steps.
        over_and_over: verbs of what may be done over and over.
        completing: verbs that complete a thing, whatever it is.
        deciding: verbs by which something is decided.
        following: words of what comes after something else.
        alike: kinds of acts, of which one keeps the promise of another.
        common: words that say nothing of what a row is about.
        in_the_making: words by which a thing is in the making.
        not_before: the word before which those are none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: tuple[Stage, ...] = ()
    open_ended: str = ""
    goes_on: str = ""
    first_steps: str = ""
    first_nouns: str = ""
    over_and_over: str = ""
    completing: str = ""
    deciding: str = ""
    following: str = ""
    alike: tuple[str, ...] = ()
    common: str = ""
    in_the_making: tuple[str, ...] = ()
    not_before: str = ""


class Axis(BaseModel):
    """Acts, and those that undo them.

    Attributes:
        about: what they are about.
        acts: a line for each verb, as the stages have them; ``~`` stands for words between.
        undone_by: likewise, the verbs that undo them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    acts: tuple[str, ...]
    undone_by: tuple[str, ...]


class PolarityWords(BaseModel):
    """Acts and their opposites, and how a wording says to what they are done.

    Attributes:
        axes: opposite acts, by what they are about; those of the first also say whether another act is done or not.
        not_done: what turns an act into its opposite.
        turning: beginnings of verbs that do so.
        again: beginnings that say only that it is done once more.
        not_turned: words that only begin in one of these ways.
        before_act: what may stand before an act.
        adverb: the ending of words that only say how.
        going: the ending of a verb that is stopped or gone on with.
        joining: stands between two acts or things.
        belonging: stands before what belongs to a thing.
        purpose: stands before an act that is only what another is for.
        articles: what stands before a thing.
        is_done: words after which an act has been done to what stands before them.
        after_thing: where a thing ends, and what is said about it begins.
        neutral: words that do not tell one thing from another.
        no_act: turns in which a word is no act.
        degree: acts that are done to the amount of a thing.
        unmistakable: acts that undo and say nothing else.
        keeping: acts that keep a thing from something.
        kept_from: stands before what a thing is kept from.
        allowing: what acts are about that allow something: of what a thing is kept from, it is not allowed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    axes: tuple[Axis, ...] = ()
    not_done: tuple[str, ...] = ()
    turning: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    not_turned: str = ""
    before_act: str = ""
    adverb: str = ""
    going: str = ""
    joining: str = ""
    belonging: str = ""
    purpose: str = ""
    articles: str = ""
    is_done: str = ""
    after_thing: str = ""
    neutral: str = ""
    no_act: tuple[str, ...] = ()
    degree: str = ""
    unmistakable: str = ""
    keeping: str = ""
    kept_from: str = ""
    allowing: str = ""


class Lexicon(BaseModel):
    """What is known of one language.

    Attributes:
        language: its code (BCP 47).
        authority: its code in the EU's list of languages, as catalogues of data give it.
        dates: the words of the calendar.
        groups: lists of words and phrases, by name.
        numbers: the numbers that are written as words.
        periods: how often a period comes in a year.
        sizes: what a word or letter behind a number multiplies it by.
        endings: endings that words lose, the first that fits, each with what takes its place.
        phrases: turns of phrase, by name, as :mod:`goldenthread.language.phrases` reads them.
        names: words beside names and in their place, as :mod:`goldenthread.language.name_words` has them.
        stages: the stages of a piece of work, and the verbs that tell of them.
        polarity: acts and their opposites.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    authority: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    dates: DateWords
    groups: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    numbers: Mapping[str, int] = Field(default_factory=dict)
    periods: Mapping[str, int] = Field(default_factory=dict)
    sizes: Mapping[str, float] = Field(default_factory=dict)
    endings: Mapping[str, str] = Field(default_factory=dict)
    phrases: Mapping[str, str | tuple[str, ...]] = Field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    stages: StageWords = Field(default_factory=lambda: StageWords())
    polarity: PolarityWords = Field(default_factory=lambda: PolarityWords())

    @field_validator("names", mode="before")
    @classmethod
    def _listed(cls, given: Any) -> Any:
        """Long lists are written as one text, blanks between the words."""
        if not isinstance(given, dict):
            return given
        return {name: words.split() if isinstance(words, str) else words for name, words in given.items()}

    def named(self, name: str) -> tuple[str, ...]:
        """The words for which a name stands in a phrase: of a group, the calendar or the numbers; or none."""
        if name in ("month", "season", "ordinal", "number"):
            kinds = {"month": self.dates.numbers, "season": self.dates.seasons, "number": self.numbers}
            return tuple(kinds.get(name, self.dates.ordinals))
        return self.words(name)

    @cached_property
    def statuses(self) -> dict[str, str]:
        """The status for which each printed word stands; none in English, which names the statuses itself."""
        if self.language == ENGLISH:
            return {}
        groups = (name for name in self.groups if name.startswith(_STATUS))
        return {word: name.removeprefix(_STATUS).replace("_", " ") for name in groups for word in self.words(name)}

    def words(self, group: str) -> tuple[str, ...]:
        """The words of a group; none where the language has no such group."""
        return self.groups.get(group, ())

    def holds(self, group: str, text: str) -> bool:
        """Whether a whole text is one of the words of a group, in letters of either size.

        >>> lexicon().holds("not_set", "TBC."), lexicon().holds("not_set", "TBC by Lee")
        (True, False)
        """
        return bool(_whole(self.words(group)).fullmatch(text))


@lru_cache(maxsize=1024)
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for a text that is one of some words or phrases, with blanks and stops around it."""
    return re.compile(rf"\s*{any_of(words)}[\s.:]*", re.IGNORECASE)


@lru_cache(maxsize=1024)  # the same few lists are asked for at each cell of a document
def any_of(words: tuple[str, ...]) -> str:
    r"""A pattern for any of some words or phrases, the longest first; for no words one that never fits.

    >>> any_of(("not set", "none"))
    '(?:not\\s+set|none)'
    >>> any_of(())
    '(?!)'
    """
    if not words:
        return "(?!)"
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_spelt, longest_first))})"


def _spelt(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split()).replace("'", "['’]")


@cache
def lexicon(language: str = ENGLISH) -> Lexicon:
    """The words of a language.

    Raises:
        DataError: there is no file of the language, or it is malformed.
    """
    source = files("goldenthread.language").joinpath(f"{language}.toml")
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) or not source.is_file():
        raise DataError(f"no words of the language '{language}' are known: known are {', '.join(known_languages())}")
    try:
        return Lexicon.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError) as problem:
        raise DataError(f"the words of the language '{language}' are malformed: {problem}") from problem


def holds_in_any(group: str, text: str) -> bool:
    """Whether a whole text is one of the words of a group in any language that is known.

    >>> holds_in_any("not_set", "TBC"), holds_in_any("not_set", "i'w gadarnhau"), holds_in_any("not_set", "Monday")
    (True, True, False)
    """
    return any(lexicon(language).holds(group, text) for language in known_languages())


@cache
def known_languages() -> tuple[str, ...]:
    """The codes of the languages whose words are known.

    >>> "en" in known_languages()
    True
    """
    here = files("goldenthread.language").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in here if file.name.endswith(".toml")))
