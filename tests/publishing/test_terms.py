"""What only a publisher can say is asked for, one thing a line, and never made up."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.errors import BuildError
from goldenthread.publishing.licences import known_licences, licence_of
from goldenthread.publishing.terms import ASKED, terms_of

SAID = {
    "release": "2031.2",
    "issued": "2031-06-01",
    "licence": "CC-BY-4.0",
    "publisher": "Marlow Vale Council",
    "publisher_iri": "https://marlowvale.example/",
    "contact": "data@marlowvale.example",
    "officers": "named",
}


def test_all_that_is_said() -> None:
    terms = terms_of(SAID, {}, redacted=False)
    assert (terms.release, terms.issued, terms.licence.code) == ("2031.2", date(2031, 6, 1), "CC-BY-4.0")
    assert not terms.redacted


@pytest.mark.parametrize("missing", ASKED)
def test_what_is_not_said_is_asked_for_by_its_option(missing: str) -> None:
    with pytest.raises(BuildError) as refused:
        terms_of(SAID | {missing: " "}, {}, redacted=False)
    (line,) = refused.value.details
    assert line.startswith(f"{ASKED[missing][0]}: ")


def test_everything_is_asked_for_at_once() -> None:
    with pytest.raises(BuildError, match="7 things") as refused:
        terms_of({}, {}, redacted=False)
    assert len(refused.value.details) == 7
    with pytest.raises(BuildError, match="6 things"):
        terms_of({}, {}, redacted=True)


def test_an_option_goes_before_the_file() -> None:
    options = dict.fromkeys(SAID, "") | {"release": "2031.2", "issued": "2031-06-01", "licence": "CC0-1.0"}
    assert terms_of(options, SAID, redacted=False).licence.code == "CC0-1.0"


@pytest.mark.parametrize(("officers", "redacted"), [("named", True), ("redacted", False)])
def test_names_are_as_the_build_has_them(officers: str, redacted: bool) -> None:
    with pytest.raises(BuildError, match="build it"):
        terms_of(SAID | {"officers": officers}, {}, redacted=redacted)


@pytest.mark.parametrize(
    ("key", "given", "says"),
    [
        ("release", "2031/2", "--release"),
        ("release", "../x", "--release"),
        ("issued", "1 June 2031", "--issued"),
        ("issued", "2031-02-30", "--issued"),
        ("publisher", "https://marlowvale.example/", "--publisher-iri"),
        ("publisher_iri", "marlowvale", "--publisher-iri"),
        ("publisher_type", "Council", "LocalAuthority"),
        ("contact", "the clerk", "--contact"),
        ("contact", "clerk@vale", "--contact"),
        ("address", "https://marlowvale.example/open", "slash"),
        ("endpoint", "sparql", "--endpoint"),
        ("spatial", "Marlow", "--spatial"),
        ("previous", "2031.2", "--previous"),
        ("licence", "MIT-like", "OGL-UK-3.0"),
    ],
)
def test_what_cannot_be_so_is_refused(key: str, given: str, says: str) -> None:
    with pytest.raises(BuildError, match=says):
        terms_of(SAID | {key: given}, {}, redacted=False)


@pytest.mark.parametrize("contact", ["a.b@c.example", "https://marlowvale.example/write"])
def test_a_contact_is_a_mail_or_web_address(contact: str) -> None:
    assert terms_of(SAID | {"contact": contact}, {}, redacted=False).contact == contact


def test_licences_have_one_code_each() -> None:
    codes = [code.casefold() for one in known_licences() for code in (one.code, *one.also)]
    assert len(codes) == len(set(codes))
    for one in known_licences():
        assert licence_of(one.code.lower()) == licence_of(one.iri) == one
    assert licence_of("ODC-BY").code == "ODC-By-1.0"
    assert licence_of("http://creativecommons.org/publicdomain/zero/1.0/").code == "CC0-1.0"
    other = licence_of("https://licences.example/own")
    assert (other.code, other.kind) == ("", "")
