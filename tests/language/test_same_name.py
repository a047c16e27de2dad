"""Names that are one but for their spelling, and names that are two."""

import pytest

from goldenthread.language.same_name import same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Cabinet Member for Parks", "cabinet member for Parks", True),
        ("Cabinet Member for Parks", "Cabinet Member for Park", False),
        ("Cabinet Member for Parks", "Cabinet Member, Parks", False),
        ("The number of elms felled", "Number of elms – felled", True),
        ("Boys and girls in sport", "Boys & girls in sport", True),
        ("Litter: the share of streets", "Litter share of streets", True),
        ("Waits > 6 weeks", "Waits < 6 weeks", False),
        ("Vitamin A", "Vitamin", False),
        ("Ending 2015/16", "Ending 2016/17", False),
        ("Offer of the year", "Off year", False),
        ("The Of And", "of the and", False),  # nothing else is left: each word counts
        ("", "the", False),
    ],
)
def test_what_is_one_name(one: str, other: str, same: bool) -> None:
    assert (same_name(one) == same_name(other)) is same
