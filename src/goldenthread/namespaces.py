"""Prefixes, closed vocabularies, and every IRI that is minted.

IRIs are stable: no officer, status, line number or wording stands in them. A commitment's key comes from the
register (``data/registers/commitments.tsv``); a person's and a unit's from ``data/identities/``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.folding import folded
from goldenthread.iris import file_address, normal, readable, segment, slug
from goldenthread.model import Edition, Kind
from goldenthread.plan_years import LABEL

DEFAULT_BASE = "https://w3id.org/goldenthread/data/"
"""Where the data live unless the catalogue says otherwise."""

SHAPES = "https://w3id.org/goldenthread/shapes/"
"""Where the shapes live."""
TAKEN = frozenset({"catalogue", "finding", "graph", "issue", "query", "reviewer", "void"})
"""What stands directly under the base beside the bodies, so that no body may be called so."""


class Vocabulary:
    """A namespace whose terms are closed: an unknown term is an error, not a typo in the data.

    Args:
        iri: the namespace IRI.
        terms: the local names that may be used, separated by blanks.

    >>> DCTERMS.title
    'http://purl.org/dc/terms/title'
    >>> DCTERMS.titel
    Traceback (most recent call last):
    AttributeError: http://purl.org/dc/terms/ has no term 'titel' here
    """

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self.terms = frozenset(terms.split())

    def __getattr__(self, name: str) -> str:
        term = name.rstrip("_")
        if term not in self.terms:
            raise AttributeError(f"{self.iri} has no term '{name}' here")
        return self.iri + term

    def __getitem__(self, name: str) -> str:
        """A term whose name is no Python identifier, or is computed."""
        return getattr(self, name)  # type: ignore[no-any-return]


GT = Vocabulary(
    "https://w3id.org/goldenthread/ns#",
    "Edition Theme Priority Objective Commitment Activity Milestone ProgressReport Measure Thread Link Issue "
    "Attribution Change Score "
    "leadOfficer leadMember directorate statedAs inUnit role position statedIn order "
    "asOf planYear yearStart yearEnd layout deadline deadlinePrinted deadlineSuggested originalDeadline note address "
    "printsOfficersOn printsMembersOn printsUnitsOn printsDeadlineOn printsStatusOn printsPercentOn "
    "hasProgress progressOf status statedStatus rating statedRating percentComplete percentPrinted percentSuggested "
    "inThread continues succeeds level threadKind firstEdition lastEdition memberCount firstLine lineNumbers "
    "fromLine toLine takenFor inEdition "
    "observes supports supportsPrinted valueKind origin basis period value printed marker lifecycle unit polarity "
    "variance direction sourceTable commentary underTheme underPriority directoratePrinted "
    "field issueCode issueRule readAs "
    "relation decision earlier later score scoreName scoreValue changeKind before after daysMoved "
    "hasChange recurs bridges joins laterTextHash earlierTextHash "
    "Quantity StatedDate figureOf foundIn standing upper ofWhat qualifier day precision fromCharacter toCharacter "
    "findingCode elected officersPrinted membersPrinted statusWord "
    "ShouldHaveTitle ShouldHaveActivity ShouldNameSomebody ShouldNameUnit ShouldHaveDeadline ShouldReportStatus "
    "ShouldReportPercent ReportedCompleted ReportedUnfinished ReportedBehind ReportedOverdue ReportedOnTarget "
    "ActivityAmongMilestones "
    "reportedOn planYearStart planYearEnd lastDeadline activityDeadline impossibleDeadline illegiblePercent "
    "milestonesMean "
    "howToFix sameWordsAs sameCommentAs deadlineBefore "
    "uncheckableBecause yearResult yearTarget yearMinimum ratingExcluded RatedRed targetSet bestReached "
    "targetShortfall chartDisagrees "
    "completedNotBefore completedWords newDeadline contradictedBy staleWords missedTarget "
    "Judgement judgementOf holds readBy readOn completionSource contradictionSource staleSource missedSource "
    "numberPromised numberWithoutFigure fileDiffers "
    "acknowledgedBecause acknowledgedBy acknowledgedOn "
    "measuredKind measuredUnit counted filled "
    "distanceFromMean messageWithValues "
    "inferred confidence "
    "LanguageModel reviewerKind judgedBy Closing closes closedTowards linkedBy restsOn completionKind "
    "contradictionKind staleKind missedKind endJudgedBy endSureness lastReport silence",
)
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type value")
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#", "label comment isDefinedBy subClassOf subPropertyOf range")
XSD = Vocabulary(
    "http://www.w3.org/2001/XMLSchema#",
    "string date integer decimal double boolean gYear hexBinary anyURI nonNegativeInteger",
)
OWL = Vocabulary(
    "http://www.w3.org/2002/07/owl#",
    "Axiom annotatedSource annotatedProperty annotatedTarget ObjectProperty AnnotationProperty",
)
SKOS = Vocabulary(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme broader narrower notation prefLabel altLabel inScheme topConceptOf hasTopConcept "
    "closeMatch definition example editorialNote member",
)
DCTERMS = Vocabulary(
    "http://purl.org/dc/terms/",
    "title description identifier isPartOf hasPart isVersionOf isReplacedBy replaces temporal publisher license source "
    "issued created type conformsTo subject format language provenance "
    "LicenseDocument PeriodOfTime ProvenanceStatement Standard",
)
DCAM = Vocabulary("http://purl.org/dc/dcam/", "rangeIncludes")
PROV = Vocabulary(
    "http://www.w3.org/ns/prov#",
    "Entity Activity Attribution Plan Agent Person SoftwareAgent agent qualifiedAttribution wasAttributedTo "
    "hadPrimarySource generatedAtTime "
    "wasRevisionOf wasDerivedFrom used",
)
ORG = Vocabulary(
    "http://www.w3.org/ns/org#",
    "FormalOrganization OrganizationalUnit Membership Post ChangeEvent unitOf memberDuring member organization "
    "hasMembership postIn heldBy originalOrganization resultingOrganization resultedFrom changedBy",
)
FOAF = Vocabulary("http://xmlns.com/foaf/0.1/", "Agent Person Document name page")
OA = Vocabulary(
    "http://www.w3.org/ns/oa#",
    "SpecificResource hasSource hasSelector FragmentSelector TextQuoteSelector exact",
)
QB = Vocabulary("http://purl.org/linked-data/cube#", "Observation dataSet DataSet measureType")
DQV = Vocabulary(
    "http://www.w3.org/ns/dqv#",
    "QualityMeasurement Metric Dimension isMeasurementOf computedOn value inDimension expectedDataType",
)
SDMX = Vocabulary("http://purl.org/linked-data/sdmx/2009/dimension#", "refPeriod")
SSSOM = Vocabulary(
    "https://w3id.org/sssom/",
    "mapping_justification confidence reviewer_id reviewer_label mapping_date comment predicate_modifier "
    "NegatedPredicate subject_label object_label",
)
SEMAPV = Vocabulary(
    "https://w3id.org/semapv/vocab/",
    "ManualMappingCuration LexicalSimilarityThresholdMatching CompositeMatching MappingReview "
    "SemanticSimilarityThresholdMatching LLMBasedMatching",
)
SPDX = Vocabulary("http://spdx.org/rdf/terms#", "Checksum checksum algorithm checksumValue checksumAlgorithm_sha256")
SH = Vocabulary(
    "http://www.w3.org/ns/shacl#",
    "ValidationReport ValidationResult conforms result focusNode resultPath resultSeverity resultMessage value "
    "sourceShape sourceConstraintComponent Violation Warning Info "
    "PropertyShape targetClass path severity message inversePath alternativePath "
    "SPARQLExecutable SPARQLSelectExecutable SPARQLConstructExecutable SPARQLAskExecutable select construct ask "
    "prefixes declare prefix namespace parameter Parameter name description optional defaultValue",
)
SCHEMA = Vocabulary("https://schema.org/", "keywords")
DCAT = Vocabulary(
    "http://www.w3.org/ns/dcat#",
    "Catalog Dataset DatasetSeries Distribution dataset distribution inSeries theme startDate endDate "
    "accessURL downloadURL mediaType byteSize",
)
VOID = Vocabulary("http://rdfs.org/ns/void#", "Dataset triples dataDump")

STATUS = "https://w3id.org/goldenthread/ns/status/"
"""Concepts of the SKOS scheme of statuses (``ontology/status.ttl``)."""
STATUS_GROUP = f"{STATUS}group/"
"""Groups of statuses, in the same file."""
RATING = "https://w3id.org/goldenthread/ns/rating/"
"""Concepts of the SKOS scheme of colours (``ontology/rating.ttl``)."""
RFC5147 = "http://tools.ietf.org/rfc/rfc5147"
"""What an ``oa:FragmentSelector`` on plain text conforms to."""
RFC7111 = "http://tools.ietf.org/rfc/rfc7111"
"""What one on comma-separated values conforms to."""

PREFIXES: dict[str, str] = {
    "gt": GT.iri,
    "gts": STATUS,
    "gtsg": STATUS_GROUP,
    "gtr": RATING,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
    "owl": OWL.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "org": ORG.iri,
    "foaf": FOAF.iri,
    "oa": OA.iri,
    "qb": QB.iri,
    "dqv": DQV.iri,
    "sdmx-dimension": SDMX.iri,
    "sssom": SSSOM.iri,
    "semapv": SEMAPV.iri,
    "spdx": SPDX.iri,
    "sh": SH.iri,
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": VOID.iri,
}
"""The prefixes that every file, query and export uses."""

RATING_NAMES = {"R": "red", "A": "amber", "G": "green"}


def squash(text: str) -> str:
    """Letters and digits only, in lower case: what two spellings of the same words share.

    >>> squash("Anti-social  Behaviour, 24/7"), squash("e\ufb03cient, m\u00b2") == squash("Efficient m2")
    ('antisocialbehaviour247', True)
    """
    return _letters(folded(text))


def squashed_before(text: str) -> tuple[str, ...]:
    """What :func:`squash` made of a text before texts were folded, where that is something else: registers hold it."""
    if text.isascii():
        return ()
    forms = (_letters(text), _letters(unicodedata.normalize("NFD", text)))
    return tuple(dict.fromkeys(form for form in forms if form != squash(text)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold().replace("&", " and "))


def spelling(name: str) -> str:
    """What two spellings of one name share: its letters and digits, of marks alone the marks.

    >>> spelling("D & R"), spelling(" ✓ "), spelling("✗")
    ('dandr', '✓', '✗')
    """
    return squash(name) or "".join(name.split())


def digest(*parts: str, length: int = 12) -> str:
    """A short, stable name for a tuple of texts: the beginning of its SHA-256 in hexadecimal."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def rating_iri(letter: str) -> str:
    """The concept of a printed colour letter.

    >>> rating_iri("A")
    'https://w3id.org/goldenthread/ns/rating/amber'
    """
    return RATING + RATING_NAMES[letter]


_RECORD = re.compile(rf".*/(finding/[^/]+|[^/]+/(?:thread/[^/]+|{LABEL}/[a-z][a-z0-9-]*(?:/[a-z]+/[^/]+)?))", re.DOTALL)
"""How the IRI of a finding, a thread, a record or an edition ends, under whichever base."""


def absolute(key: str, base: str) -> str:
    """The IRI of a thing of the data by its key, as files that people keep hold it.

    Args:
        key: ``data:`` and what follows the base, that alone, or an IRI under this base or an earlier one.
        base: what the IRIs stand under now.

    >>> absolute("data:wexley/2013-14/plan/activity/0001", "https://example.org/")
    'https://example.org/wexley/2013-14/plan/activity/0001'
    >>> absolute("https://old.example/x/wexley/2013-14/plan/activity/0001", "https://example.org/")
    'https://example.org/wexley/2013-14/plan/activity/0001'
    """
    if key.startswith(base):
        return key
    if "://" not in key:
        return base + key.removeprefix("data:") if key else ""
    known = _RECORD.fullmatch(key)
    return base + known[1] if known else key


def keyed(iri: str, base: str) -> str:
    """The key of a thing of the data: its IRI without the base, which may change; an IRI from elsewhere as it is.

    >>> keyed("https://example.org/wexley/2013-14/plan/activity/0001", "https://example.org/")
    'data:wexley/2013-14/plan/activity/0001'
    """
    return f"data:{iri.removeprefix(base)}" if iri.startswith(base) else iri


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of one publication under one base.

    Attributes:
        base: ends in a slash.
    """

    base: str = DEFAULT_BASE

    def _digest(self, *parts: str) -> str:
        """A digest that does not depend on the base: IRIs count as they would be under the default one."""
        based = (f"{DEFAULT_BASE}{p.removeprefix(self.base)}" if p.startswith(self.base) else p for p in parts)
        return digest(*based)

    def body(self, body: str) -> str:
        """The council itself."""
        return f"{self.base}{body}"

    def edition(self, edition: Edition) -> str:
        """Body, year, kind of document: a year can have a plan, a mid-year and a year-end report."""
        return f"{self.base}{edition.body}/{edition.label}/{edition.document}"

    def record(self, edition: Edition, kind: Kind, key: str) -> str:
        """A heading, commitment or measure by its registered key."""
        return f"{self.edition(edition)}/{kind.value}/{key}"

    def scheme(self, edition: Edition) -> str:
        """The concept scheme that holds the headings of one edition."""
        return f"{self.edition(edition)}/headings"

    def source(self, edition: Edition) -> str:
        """The file that an edition was read from."""
        return f"{self.base}{edition.body}/source/{file_address(edition.path)}"

    def source_lines(self, edition: Edition, first: int, last: int) -> str:
        """A run of lines of that file, 1-based and inclusive."""
        return f"{self.source(edition)}/lines/{first}-{last}"

    def progress(self, commitment: str) -> str:
        """What an edition reports of a commitment."""
        return f"{commitment}/progress"

    def attribution(self, commitment: str, role: str, position: int) -> str:
        """One name in the lead cell of a row; role is ``officer``, ``member`` or ``directorate``."""
        return f"{commitment}/{role}/{position}"

    def figure(self, commitment: str, kind: str, position: int) -> str:
        """A quantity or date in the words of a row; kind is ``quantity`` or ``date``."""
        return f"{commitment}/{kind}/{position}"

    def judgement(self, commitment: str, code: str) -> str:
        """What readers say of a comment, under the code of a finding."""
        return f"{commitment}/judgement/{code}"

    def reviewer(self, key: str) -> str:
        """Who judged links or comments, by the key in the register of reviewers; the key may be a name."""
        return f"{self.base}reviewer/{digest(key)}"

    def closing(self, commitment: str, edition: str) -> str:
        """The judgement that nothing else in an edition is linked with a commitment."""
        return f"{commitment}/closing/{digest(edition)}"

    def observation(self, measure: str, parts: Iterable[str]) -> str:
        """A value of a measure, by period, kind and origin; those that read alike are told apart by a number."""
        return f"{measure}/value/" + "/".join(readable(part) for part in parts)

    def status(self, body: str, word: str) -> str:
        """A printed status that the scheme does not have: no word of it stands in its IRI."""
        return f"{self.statuses(body)}/{digest(normal(word))}"

    def statuses(self, body: str) -> str:
        """The scheme of the statuses that a council prints and nobody has explained."""
        return f"{self.base}{body}/status"

    def person(self, body: str, key: str) -> str:
        """An officer or councillor by the register's key."""
        return f"{self.base}{body}/person/{segment(key)}"

    def unit(self, body: str, key: str) -> str:
        """A directorate or service by the register's key."""
        return f"{self.base}{body}/unit/{segment(key)}"

    def post(self, body: str, key: str) -> str:
        """A portfolio or post by the register's key."""
        return f"{self.base}{body}/post/{segment(key)}"

    def membership(self, body: str, person: str, unit: str, label: str) -> str:
        """A person in a unit during one plan year."""
        return f"{self.base}{body}/membership/{digest(person, unit, label)}"

    def change_event(self, body: str, key: str) -> str:
        """A renaming, merger or split of units."""
        return f"{self.base}{body}/change-event/{segment(key)}"

    def thread(self, body: str, key: str) -> str:
        """An enduring commitment by its registered key."""
        return f"{self.base}{body}/thread/{key}"

    def provisional(self, first: str) -> str:
        """The key of a thread that is not registered, by the IRI of its first commitment."""
        return f"p-{self._digest(first)[:10]}"

    def link(self, body: str, earlier: str, later: str) -> str:
        """The record of one judgement between two commitments."""
        return f"{self.base}{body}/link/{self._digest(earlier, later)}"

    def change(self, body: str, earlier: str, later: str, kind: str) -> str:
        """One change between two linked commitments."""
        return f"{self.base}{body}/change/{self._digest(earlier, later)}/{slug(kind)}"

    def issue(self, edition: str, *parts: str) -> str:
        """A problem met while reading an edition."""
        return f"{edition}/issue/{self._digest(*parts)}"

    def finding(self, *parts: str) -> str:
        """A result of a shape, by code, focus, path and value."""
        return f"{self.base}finding/{self._digest(*parts)}"

    def catalogue(self, name: str = "") -> str:
        """The catalogue of what is published, or something that it describes."""
        return f"{self.base}catalogue/{segment(name)}" if name else f"{self.base}catalogue"

    def whole(self) -> str:
        """The dataset as a whole, which the server describes in VoID under the same name."""
        return f"{self.base}void#dataset"

    def graph(self, name: str) -> str:
        """A named graph that belongs to no single edition: ``links``, ``identities``, ``findings`` ..."""
        return f"{self.base}graph/{name}"

    def edition_graph(self, edition: Edition) -> str:
        """The named graph of one edition."""
        return f"{self.edition(edition)}/graph"


def fingerprint(kind: Kind, text: str, parent_text: str) -> str:
    """What identifies a row when its place and reference change: its words and its parent's words."""
    return digest(kind.value, squash(text), squash(parent_text), length=16)


def fingerprints_before(kind: Kind, text: str, parent_text: str) -> tuple[str, ...]:
    """The fingerprints that a row may have had before texts were folded; none where that changes nothing."""
    texts = (squash(text), *squashed_before(text))
    parents = (squash(parent_text), *squashed_before(parent_text))
    return tuple(digest(kind.value, one, parent, length=16) for one in texts for parent in parents)[1:]
