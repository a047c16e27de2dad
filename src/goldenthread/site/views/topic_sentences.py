"""A subject in sentences: where it is spoken of, by how much, how that stood, and what counts in none of it."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.rows_in_short import sentence
from goldenthread.site.speaking import Extent, Spoken, by_words, extent, named_besides
from goldenthread.site.views import handouts
from goldenthread.site.yearly import stood


def lede(held: Holdings, one: Spoken) -> str:
    """In how many documents a subject is spoken of by what counts, how much that is, and how it stood."""
    own = by_words(one)
    stating = {mention.thing.edition for mention in (*one.headings, *own.rows, *own.measures)}
    core = handouts.gist_of(held, own)
    found = extent(held, own)
    named = named_besides(held, own, core.measures)
    measures = _once(found.measures, "measure") if own.measures else ""
    if found.measures[0] < len({held.series_of[mention.thing.iri] for mention in own.measures}):
        measures += " (joined ones count once)"
    if named:
        more = f"{named:,} more" if measures else plain.counted(named, "measure")
        measures += f"{', and ' if measures else ''}{more} that these rows name"
    parts = [
        _rows(own, found) if own.rows else "",
        plain.counted(len(one.headings), "heading") if one.headings else "",
        measures,
    ]
    documents = f"{plain.of_all(len(stating), len(held.editions))} held"
    said = f"Spoken of in {documents}: {'; '.join(part for part in parts if part)}."
    if own.rows:
        said = f"{said} {stood(held, own.commitments)} {sentence(core)}"
    return " ".join((said, *_aside(held, one, own)))


def _rows(one: Spoken, found: Extent) -> str:
    """Its commitments and steps, each once, in how many rows, and whether these speak of it by their own words."""
    kinds = (("commitment", found.commitments), ("step", found.steps))
    what = plain.listed([plain.counted(count, name) for name, (count, _) in kinds if count])
    count = len(one.rows)
    if any(mention.by_title for mention in one.rows):
        how = f"by {'its' if count == 1 else 'their'} own words"
    else:
        how = f"only because {'its update speaks' if count == 1 else 'their updates speak'} of it"
    return f"{what} in {plain.counted(count, 'row')} {how}"


def _aside(held: Holdings, one: Spoken, own: Spoken) -> Iterator[str]:
    """What counts nowhere: what its update or commentary alone says, and what may mean it and does not say so."""
    rows, measures = len(one.rows) - len(own.rows), len(one.measures) - len(own.measures)
    said = [f"{plain.counted(rows, 'more row')} by {'its' if rows == 1 else 'their'} update"] if rows else []
    said += [
        f"{plain.counted(measures, 'row')} of measures by {'its' if measures == 1 else 'their'} commentary"
    ] * bool(measures)
    if said:
        yield f"Not counted here: {plain.listed(said)} alone."
    if one.apart:
        theirs = {
            it.name: word
            for it in held.subjects.topics
            for word in reversed(one.topic.beside)
            if it is not one.topic and word in it.words
        }
        first = tuple(dict.fromkeys(theirs.values())) or one.topic.beside
        more = ["another of this kind"] * (len(first) < len(one.topic.beside))
        words = plain.listed([*(f"“{word}”" for word in first), *more], "or")
        where = f": see the subject{'' if len(theirs) == 1 else 's'} {plain.listed([*theirs])}" if theirs else ""
        verb, name = ("has", "names") if len(one.apart) == 1 else ("have", "name")
        yield (
            f"{plain.counted(len(one.apart), 'row')} {verb} the word {words} and {name} nobody whom this subject is "
            f"about; none of them counts here{where}."
        )


def _once(counts: tuple[int, int], what: str) -> str:
    """Things, each once, with their rows where these are more."""
    count, rows = counts
    return plain.counted(count, what) + (f" in {plain.counted(rows, 'row')}" if rows != count else "")
