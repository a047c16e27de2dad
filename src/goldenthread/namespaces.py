"""Prefixes and closed vocabularies."""

from __future__ import annotations

SHAPES = "https://w3id.org/goldenthread/shapes/"
"""Where the shapes live."""


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
        found = self.__dict__[name] = self.iri + term  # asked a million times in a build, and here once
        return found

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
    "MeasureLink laterMeasure earlierMeasure continuesMeasure succeedsMeasure "
    "inThread continues continuedBy succeeds succeededBy reverses reversedBy level threadKind firstEdition "
    "lastEdition memberCount firstLine lineNumbers "
    "fromLine toLine takenFor inEdition "
    "observes supports supportsPrinted valueKind origin basis period value printed marker lifecycle unit polarity "
    "variance direction sourceTable commentary underTheme underPriority directoratePrinted "
    "field issueCode issueRule readAs "
    "relation decision earlier later score scoreName scoreValue changeKind before after daysMoved inOtherWords "
    "hasChange recurs bridges joins laterTextHash earlierTextHash kind occurrence "
    "Quantity StatedDate figureOf foundIn standing upper ofWhat qualifier day precision fromCharacter toCharacter "
    "findingCode elected officersPrinted membersPrinted statusWord "
    "ShouldHaveTitle ShouldHaveActivity ShouldNameSomebody ShouldNameUnit ShouldHaveDeadline ShouldReportStatus "
    "ShouldReportPercent ReportedCompleted ReportedUnfinished ReportedBehind ReportedOverdue ReportedOnTarget "
    "ActivityAmongMilestones "
    "reportedOn planYearStart planYearEnd lastDeadline activityDeadline impossibleDeadline illegiblePercent "
    "milestonesMean "
    "howToFix sameWordsAs sameCommentAs deadlineBefore "
    "uncheckableBecause yearResult yearTarget yearMinimum ratingExcluded RatedRed targetSet bestReached "
    "targetShortfall chartDisagrees nameKey figureDiffers forecastDiffers "
    "completedNotBefore completedWords newDeadline contradictedBy staleWords missedTarget "
    "Judgement judgementOf holds readBy readOn completionSource completionSaid contradictionSource "
    "staleSource missedSource "
    "numberPromised numberWithoutFigure fileDiffers "
    "acknowledgedBecause acknowledgedBy acknowledgedOn "
    "measuredKind measuredUnit counted filled "
    "distanceFromMean messageWithValues "
    "inferred confidence "
    "LanguageModel reviewerKind judgedBy Closing closes closedTowards linkedBy restsOn completionKind "
    "contradictionKind staleKind missedKind endJudgedBy endSureness lastReport silence Perhaps perhapsContinued "
    "LinkAccuracy accuracyOf accuracyLevel measuredOn linksRight linksWrong linksMissed "
    "endsSaid endsWrong onwardSaid onwardWrong carriedOnBy "
    "CommitteeDecision Recall Correction concerns resolution dueBack aboutFinding minute recordedIn writtenBy "
    "wrongSince saidBy",
)
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type value first rest")
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#", "label comment isDefinedBy subClassOf subPropertyOf range")
XSD = Vocabulary(
    "http://www.w3.org/2001/XMLSchema#",
    "string date integer decimal double boolean gYear hexBinary anyURI nonNegativeInteger",
)
OWL = Vocabulary(
    "http://www.w3.org/2002/07/owl#",
    "deprecated Axiom annotatedSource annotatedProperty annotatedTarget ObjectProperty AnnotationProperty",
)
SKOS = Vocabulary(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme broader narrower notation prefLabel altLabel inScheme topConceptOf hasTopConcept "
    "closeMatch definition example editorialNote member",
)
DCTERMS = Vocabulary(
    "http://purl.org/dc/terms/",
    "title description identifier isPartOf hasPart isVersionOf isReplacedBy replaces temporal publisher license source "
    "issued created date type conformsTo subject format language provenance "
    "modified spatial relation LicenseDocument PeriodOfTime ProvenanceStatement Standard",
)
DCAM = Vocabulary("http://purl.org/dc/dcam/", "rangeIncludes")
PROV = Vocabulary(
    "http://www.w3.org/ns/prov#",
    "Entity Activity Attribution Plan Agent Person SoftwareAgent agent qualifiedAttribution wasAttributedTo "
    "hadPrimarySource generatedAtTime "
    "wasRevisionOf wasDerivedFrom wasAssociatedWith used",
)
ORG = Vocabulary(
    "http://www.w3.org/ns/org#",
    "FormalOrganization Organization OrganizationalUnit subOrganizationOf Membership Post ChangeEvent unitOf "
    "memberDuring member organization hasMembership postIn heldBy originalOrganization resultingOrganization "
    "resultedFrom changedBy",
)
FOAF = Vocabulary("http://xmlns.com/foaf/0.1/", "Agent Person Document name page homepage")
OA = Vocabulary(
    "http://www.w3.org/ns/oa#",
    "SpecificResource hasSource hasSelector FragmentSelector TextQuoteSelector XPathSelector exact",
)
QB = Vocabulary("http://purl.org/linked-data/cube#", "Observation dataSet DataSet structure")
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
    "PropertyShape targetClass targetNode targetSubjectsOf path severity message inversePath alternativePath "
    "SPARQLExecutable SPARQLSelectExecutable SPARQLConstructExecutable SPARQLAskExecutable select construct ask "
    "prefixes declare prefix namespace parameter Parameter name description optional defaultValue",
)
SCHEMA = Vocabulary("https://schema.org/", "keywords")
DCAT = Vocabulary(
    "http://www.w3.org/ns/dcat#",
    "Catalog Dataset DatasetSeries Distribution dataset distribution inSeries theme startDate endDate "
    "accessURL downloadURL mediaType byteSize compressFormat version prev hasVersion isVersionOf first last "
    "contactPoint keyword themeTaxonomy landingPage "
    "service DataService endpointURL endpointDescription servesDataset",
)
LDES = Vocabulary("https://w3id.org/ldes#", "EventStream timestampPath versionOfPath")
TREE = Vocabulary(
    "https://w3id.org/tree#",
    "Node Relation GreaterThanOrEqualToRelation LessThanOrEqualToRelation member node path relation value view",
)
VOID = Vocabulary("http://rdfs.org/ns/void#", "Dataset triples dataDump")

VCARD = Vocabulary("http://www.w3.org/2006/vcard/ns#", "Kind fn hasEmail hasURL")
DCATAP = Vocabulary("http://data.europa.eu/r5r/", "availability")

STATUS = "https://w3id.org/goldenthread/ns/status/"
"""Concepts of the SKOS scheme of statuses (``ontology/status.ttl``)."""
STATUS_GROUP = f"{STATUS}group/"
"""Groups of statuses, in the same file."""
RATING = "https://w3id.org/goldenthread/ns/rating/"
"""Concepts of the SKOS scheme of colours (``ontology/rating.ttl``)."""
KINDS = "https://w3id.org/goldenthread/ns/kinds/"
"""SKOS schemes of kinds: of changes, decisions, documents, threads, values (``ontology/kinds.ttl``), and of codes."""
CUBE = "https://w3id.org/goldenthread/ns/cube/"
"""Structures of the Data Cubes that hold the values of measures (``ontology/cube.ttl``)."""
EU_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
"""The EU's list of languages, which DCAT-AP asks for."""
RFC5147 = "http://tools.ietf.org/rfc/rfc5147"
"""What an ``oa:FragmentSelector`` on plain text conforms to."""
RFC7111 = "http://tools.ietf.org/rfc/rfc7111"
"""What one on comma-separated values conforms to."""
RFC8118 = "http://tools.ietf.org/rfc/rfc8118"
"""What one on a PDF conforms to."""

PREFIXES: dict[str, str] = {
    "gt": GT.iri,
    "gts": STATUS,
    "gtsg": STATUS_GROUP,
    "gtr": RATING,
    "gtk": KINDS,
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
    "dcat": DCAT.iri,
    "void": VOID.iri,
}
"""The prefixes that every file, query and export uses."""

RATING_NAMES = {"R": "red", "A": "amber", "G": "green"}


def rating_iri(letter: str) -> str:
    """The concept of a printed colour letter.

    >>> rating_iri("A")
    'https://w3id.org/goldenthread/ns/rating/amber'
    """
    return RATING + RATING_NAMES[letter]


def kind_concept(scheme: str, word: str) -> str:
    """The concept of a kind by the word that the graph has for it: its notation in ``kinds.ttl`` or ``codes.ttl``.

    >>> kind_concept("thread", "split and merged")
    'https://w3id.org/goldenthread/ns/kinds/thread/split-and-merged'
    """
    return f"{KINDS}{scheme}/{word.replace(' ', '-')}"
