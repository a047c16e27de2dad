"""The records that pass between the stages: frozen, made by one stage, never changed after."""

from goldenthread.model.identities import (
    Identities,
    Membership,
    Person,
    Post,
    Tenure,
    Unit,
    UnitChange,
)
from goldenthread.model.links import (
    Change,
    Closing,
    Decision,
    Link,
    Relation,
    Thread,
)
from goldenthread.model.measures import Measure, Observation
from goldenthread.model.plans import (
    COMMITMENT_KINDS,
    HEADING_KINDS,
    Claim,
    Commitment,
    Edition,
    Heading,
    IriOf,
    Kind,
    Officer,
    Plan,
    PrintedFields,
    Progress,
)
from goldenthread.model.reviewers import Reviewer, ReviewerKind, Reviewers

__all__ = [
    "COMMITMENT_KINDS",
    "HEADING_KINDS",
    "Change",
    "Claim",
    "Closing",
    "Commitment",
    "Decision",
    "Edition",
    "Heading",
    "Identities",
    "IriOf",
    "Kind",
    "Link",
    "Measure",
    "Membership",
    "Observation",
    "Officer",
    "Person",
    "Plan",
    "Post",
    "PrintedFields",
    "Progress",
    "Relation",
    "Reviewer",
    "ReviewerKind",
    "Reviewers",
    "Tenure",
    "Thread",
    "Unit",
    "UnitChange",
]
