"""How often the machine's links were wrong, as measured: what a figure that rests on links takes its range from."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, iri, number, text
from goldenthread.linking.measured import Accuracies, Accuracy
from goldenthread.namespaces import GT, RDF, RDFS


def accuracy_quads(context: Context, accuracies: Accuracies) -> Iterator[Quad]:
    """The counts of each body and level, in the graph of links."""
    minter = context.minter
    for (body, level), counts in accuracies.of.items():
        council = minter.body(body)
        yield from about(
            minter.graph("links"),
            f"{council}/accuracy/{level}",
            (RDF.type, iri(GT.LinkAccuracy)),
            (RDFS.label, text(f"links of {level} as measured")),
            (GT.accuracyOf, iri(council)),
            (GT.accuracyLevel, text(level)),
            (GT.measuredOn, text(accuracies.on)),
            *((GT[name], number(value)) for name, value in _named(counts)),
        )


def _named(counts: Accuracy) -> Iterator[tuple[str, int]]:
    yield "linksRight", counts.right
    yield "linksWrong", counts.wrong
    yield "linksMissed", counts.missed
    if counts.ends_said or counts.onward_said:
        yield "endsSaid", counts.ends_said
        yield "endsWrong", counts.ends_wrong
        yield "onwardSaid", counts.onward_said
        yield "onwardWrong", counts.onward_wrong
