"""The subjects and the names of one thing that a council adds: concepts of two SKOS schemes, in ``graph/subjects``."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import Said, about, iri, text, texts
from goldenthread.model.subjects import OwnSubjects
from goldenthread.namespaces import RDF, RDFS, SKOS

_SCHEMES = (("subject", "Subjects"), ("subject/names", "Names of one thing"))


def subject_quads(context: Context, own: OwnSubjects) -> Iterator[Quad]:
    """What a council adds; nothing where it adds nothing. Of names of one thing the first is the preferred one."""
    minter = context.minter
    graph = minter.graph("subjects")
    concepts = [(minter.subject(one.key), one.key, one.name, one.words) for one in own.subjects]
    groups = [(minter.names(group), "", group[0], group[1:]) for group in own.same]
    for (path, label), some in zip(_SCHEMES, (concepts, groups), strict=True):
        if some:
            scheme = minter.base + path
            yield from about(graph, scheme, (RDF.type, iri(SKOS.ConceptScheme)), *_called(label))
        for concept, key, name, words in some:
            yield from about(
                graph,
                concept,
                (RDF.type, iri(SKOS.Concept)),
                (SKOS.inScheme, iri(minter.base + path)),
                (SKOS.notation, text(key)),
                *_called(name),
                (SKOS.altLabel, texts(words)),
            )


def _called(name: str) -> tuple[Said, Said]:
    return (RDFS.label, text(name)), (SKOS.prefLabel, text(name))
