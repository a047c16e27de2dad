"""What is a mention of an officer and what is not: both sides of every rule."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.namespaces import DCTERMS, FOAF, GT, ORG, RDF, RDFS, SKOS
from goldenthread.redaction.mention_kinds import Ruling, hidden
from goldenthread.redaction.officers import Officers, officers
from goldenthread.redaction.post_titles import is_a_post
from goldenthread.redaction.spellings import joined

BASE = "https://example.org/data/"


def known(*rulings: Ruling) -> Officers:
    """Two officers whose surnames are words, one whose is none, one who shares a member's, the member, and others."""
    people = [
        ("0001", ("Tom Price", "Price, Thomas"), False),
        ("0002", ("Anthony Head",), False),
        ("0003", ("Zoë O'Brannigan",), False),
        ("0004", ("Lena Pellow",), False),
        (
            "0005",
            ("Idris Pellow", "Cllr Idris Pellow", "Deputy Mayor Idris Pellow", "Deputy Mayor, Cllr Idris Pellow"),
            True,
        ),
        ("0006", ("Anna Street",), False),
        ("0007", ("Will Power",), False),
        ("0008", ("Mo Li",), False),
        ("0009", ("Grant Officer",), False),
        ("0021", ("Kovács Anna",), False),
        ("0022", ("Szabó-Nagy Péter",), False),
        ("0023", ("Éva Sıgurðardóttir",), False),
    ]
    said = [("oxcombe", RDF.type, ORG.FormalOrganization), ("oxcombe", RDFS.label, "Oxcombe District Council")]
    for key, names, elected in people:
        person = f"oxcombe/person/{key}"
        said += [(person, RDF.type, FOAF.Person), (person, GT.elected, "true" if elected else "false")]
        said += [(person, FOAF.name if name == names[0] else SKOS.altLabel, name) for name in names]
    said.append(("x", DCTERMS.title, "The price of water"))
    decided: dict[str, tuple[Ruling, ...]] = {}
    for ruling in rulings:
        decided[ruling.key] = (*decided.get(ruling.key, ()), ruling)
    return officers(
        [
            Quad(
                NamedNode(BASE + subject),
                NamedNode(predicate),
                NamedNode(of) if of.startswith("http") else Literal(of),
                NamedNode(BASE + "graph/identities"),
            )
            for subject, predicate, of in said
        ],
        decided,
    )


def after(text: str, *rulings: Ruling) -> str:
    """A text without what is surely an officer's; what is asked stands in double brackets."""
    names = known(*rulings).names
    found = names.mentions(text)
    for mention in reversed(found):
        if mention.verdict == "ask":
            text = f"{text[: mention.start]}[[{text[mention.start : mention.end]}]]{text[mention.end :]}"
        else:
            text = hidden(text, [mention])
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the full name, however it is cut, ordered or spelt
        ("TOM PRICE and price, tom", "Officer 0001 and Officer 0001"),
        ("Thomas Price; Tom J. Price", "Officer 0001; Officer 0001"),
        ("tom-price/tom_price@x.example", "Officer 0001/Officer 0001@x.example"),
        ("Zoe OBrannigan, Zoë O’Brannigan", "Officer 0003, Officer 0003"),
        ("Tomas Price", "Tomas [[Price]]"),
        ("Tom 2 Price", "Tom 2 [[Price]]"),
        # what somebody is called stands within the name; a remark between two words is none
        ('Anthony (Tony) Head, Tom "Sir" Price', "Officer 0002, Officer 0001"),
        ("Head (Anthony) and Anthony (our new) Head", "Officer 0002) and Officer 0002 (our new) [[Head]]"),
        # a first word may be the surname
        ("A. Kovács led; Szabó-Nagy, P. too", "Officer 0021 led; Officer 0022. too"),
        (
            "Head of Lanes (Kovács), a.kovacs@oxcombe.example",
            "Head of Lanes (Officer 0021), Officer 0021@oxcombe.example",
        ),
        ("Head of Lanes (Grant), A Kovács plan", "Head of Lanes ([[Grant]]), Officer 0021 plan"),
        ("Kovács Nobody, Head of Lanes; Cllr Kovács", "Kovács Nobody, Head of Lanes; Cllr Kovács"),
        ("Kovács, A. Kovács and Price, A. Kovács", "Kovács, Officer 0021 and [[Price]], Officer 0021"),
        ("files/sgurardottir-eva.pdf", "files/Officer 0023.pdf"),
        # signs that look like letters, and letters of mathematics
        ("Z. O'Brann\u0456gan; \U0001d413om Price", "Officer 0003; Officer 0001"),
        # an initial and a surname in one word; a member's initial behind the title
        ("TPrice or ZOBrannigan; tprice, AHeadway", "Officer 0001 or Officer 0003; tprice, AHeadway"),
        ("Cllr I Pellow and Cllr I. Pellow", "Cllr I Pellow and Cllr I. Pellow"),
        # a degree or a generation behind the surname; a number counts something else
        ("Price Jnr, Head (Snr) and Price, MBE", "Officer 0001 Jnr, Officer 0002 (Snr) and Officer 0001, MBE"),
        ("Price II, the price snr", "[[Price]] II, the price snr"),
        # beside an initial
        ("T. Price, T Price; Price, T.", "Officer 0001, Officer 0001; Officer 0001."),
        ("the note 'Price T' and \u2019Price, T\u2019", "the note 'Officer 0001' and \u2019Officer 0001\u2019"),
        ("Alder\u2019S PRICE", "Alder\u2019S [[PRICE]]"),  # what an apostrophe cuts off is no initial
        ("B. Price", "B. [[Price]]"),
        ("the council's price", "the council's price"),
        ("A. Street; A Street; a street", "Officer 0006; [[A Street]]; a street"),
        # beside a title
        ("Ms Price, Mr. Head, Dr O'Brannigan's", "Officer 0001, Officer 0002, Officer 0003's"),
        ("Mr Tom and Mr Idris", "Officer 0001 and Mr Idris"),
        ("Cllr Pellow, Cllr Idris Pellow, Idris Pellow", "Cllr Pellow, Cllr Idris Pellow, Idris Pellow"),
        ("Ms Pellow", "Ms [[Pellow]]"),
        # a member beside an office, in one cell or across the border of two; an officer is no member for the office
        ("| Deputy Mayor Idris Pellow | Deputy Mayor, Cllr", "| Deputy Mayor Idris Pellow | Deputy Mayor, Cllr"),
        ("{} Deputy Mayor Idris Pellow Idris Pellow {}", "{} Deputy Mayor Idris Pellow Idris Pellow {}"),
        ("Cabinet Member Idris Pellow, Mayor Pellow", "Cabinet Member Idris Pellow, Mayor Pellow"),
        ("<td>Cllr</td><td>Pellow</td>", "<td>Cllr</td><td>Pellow</td>"),
        ('"Councillor","Pellow"', '"Councillor","Pellow"'),
        ("Cllr {} Pellow", "Cllr {} Pellow"),
        ("<td>Cllr</td><td>Lena Pellow</td>", "<td>Cllr</td><td>Officer 0004</td>"),
        ("<th>Cllr</th></tr><tr><td>Pellow</td>", "<th>Cllr</th></tr><tr><td>[[Pellow]]</td>"),
        ("Cllr,x\nPellow", "Cllr,x\n[[Pellow]]"),
        ("Mayor | Pellow", "Mayor | [[Pellow]]"),
        ("Pellow, Deputy Director", "Officer 0004, Deputy Director"),
        ("Pellow, Deputy Mayor", "[[Pellow]], Deputy Mayor"),
        ("Deputy Mayor - Pellow", "Deputy Mayor - [[Pellow]]"),
        ("Pellow | Deputy Mayor", "[[Pellow]] | Deputy Mayor"),
        ("Miss targets", "Miss targets"),
        # beside a post
        ("Price, Head of Streets", "Officer 0001, Head of Streets"),
        ("Head of Streets (Price)", "Head of Streets (Officer 0001)"),
        ("The best price: Manager needed", "The best price: Manager needed"),
        ("Manager - Price", "Manager - Officer 0001"),
        ("Manager Price", "Manager [[Price]]"),
        ("Head of Streets, Head of Lanes", "Head of Streets, Head of Lanes"),
        ("The lead is held. (Price)", "The lead is held. ([[Price]])"),
        # what an officer is called here is no post
        ("Officer 0001, Street Services (Head)", "Officer 0001, [[Street]] Services ([[Head]])"),
        ("The officer, Street, said", "The officer, Officer 0006, said"),
        # alone
        ("O'Brannigan leads", "Officer 0003 leads"),
        ("Price rises at a price", "[[Price]] rises at a price"),
        ("Pellow said so", "[[Pellow]] said so"),
        ("Lena Pellow said so", "Officer 0004 said so"),
        ("<li>Li</li>, mo li", "<li>Officer 0008</li>, Officer 0008"),
        # both words of a name, as words
        ("Will Power; the will power", "Officer 0007; the [[will power]]"),
        # a surname that is the word of the pseudonyms
        ("Officer 0001 (Officer 0009). Ask Officer 0010", "Officer 0001 (Officer 0009). Ask [[Officer]] 0010"),
        ("Mr Officer 0001; Grant Officer 0001", "Officer 0009 0001; Officer 0009 0001"),
        # a genitive or a plural; without its apostrophe it may be another's name
        ("Tom Prices plan; the O'Brannigans' plan", "Officer 0001 plan; the Officer 0003' plan"),
        ("Ms Prices plan, the prices' rise", "Ms [[Prices]] plan, the prices' rise"),
        ("Banners and O'Brannigans", "Banners and O'Brannigans"),
        # a footnote's mark
        (
            "Tom Price\u00b9 and Zo\u00eb O'Brannigan\u1d43, Mr Head\u2460",
            "Officer 0001\u00b9 and Officer 0003\u1d43, Officer 0002\u2460",
        ),
        # a title behind the surname, in brackets, or of a service
        ("Price, Mr; PRICE (Mr) / Street, Ms A.", "Officer 0001, Mr; Officer 0001 (Mr) / Officer 0006, Ms A."),
        ("Down every Street, Ms Lark says", "Down every [[Street]], Ms Lark says"),
        ("At what price, Mr? (Mr) Price, Captain Head", "At what price, Mr? (Mr) Officer 0001, Officer 0002"),
        # what a computer calls somebody
        ("Ask zobrannigan, @tomprice or @tprice", "Ask [[zobrannigan]], @Officer 0001 or @Officer 0001"),
        ("A tprice, ahead, wpower", "A tprice, ahead, wpower"),
        # parts of other words
        ("Pricey Heads overhead", "Pricey Heads overhead"),
    ],
)
def test_what_names_an_officer(text: str, wanted: str) -> None:
    assert after(text) == wanted


def rule(name: str, within: str, *, hide: bool) -> Ruling:
    return Ruling(joined(name), within, hide)


def test_a_person_decides_what_a_word_means() -> None:
    keep, hide = rule("Price", "", hide=False), rule("Price", "Ask Price", hide=True)
    assert after("Price Index. Ask Price. At a price.", keep, hide) == "Price Index. Ask Officer 0001. At a price."
    assert after("Price", rule("Price", "", hide=True)) == "Officer 0001"


def test_nobody_keeps_what_is_surely_an_officers() -> None:
    keep = rule("Price", "", hide=False)
    assert after("Mr Price, T. Price, Tom Price", keep) == "Officer 0001, Officer 0001, Officer 0001"
    assert after("Manager Price", keep) == "Manager [[Price]]"
    assert after("Manager Price", rule("Price", "Manager Price", hide=False)) == "Manager Price"


def test_addresses_are_judged_without_capitals() -> None:
    names = known().names
    found = {
        part: bool(names.mentions(part, address=True))
        for part in ("tom-price-away", "t-price", "price-manager", "obrannigan", "price-index", "head-of-streets")
    }
    assert [part for part, named in found.items() if named] == [
        "tom-price-away",
        "t-price",
        "price-manager",
        "obrannigan",
    ]


@pytest.mark.parametrize(
    ("title", "is_post"),
    [
        ("Head of Streets", True),
        ("Interim Service Manager", True),
        ("All", True),
        ("Anthony Head", False),
        ("Manager Harbours", False),
        ("Dot Quill - Manager Harbours", False),
        ("Dot Quill, Head of Harbours", False),
        ("Dot Quill", False),
    ],
)
def test_what_is_surely_a_post(title: str, *, is_post: bool) -> None:
    assert is_a_post(title) is is_post


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("by 31 March 2019", False),
        ("March 2019", False),
        ("on 4th March, the", False),
        ("Head of Streets (March 2019)", False),
        ("31-March-19", False),
        ("March said so", True),
        ("in March", True),
        ("March, 3 streets", False),
        ("Street 2019", True),
    ],
)
def test_the_month_of_a_date_is_nobody(text: str, *, is_asked: bool) -> None:
    quads = [
        Quad(NamedNode(BASE + key), NamedNode(predicate), of, NamedNode(BASE + "g"))
        for key, name in (("1", "Jo March"), ("2", "Ann Street"))
        for predicate, of in ((RDF.type, NamedNode(FOAF.Person)), (FOAF.name, Literal(name)))
    ]
    names = officers(quads).names
    assert bool(names.mentions(text)) is is_asked
    assert names.mentions("Ms March 2019; 3 J. March")[0].verdict == "hide"


@pytest.mark.parametrize(
    ("registered", "text", "wanted"),
    [
        ("J.P. Field", "Ms Field then J. Field then J.P. Field then J P Field", "{0} then {0} then {0} then {0}"),
        ("JP Field", "Mr Field then JP Field then Field, J. and JP said", "{0} then {0} then {0}. and {0} said"),
        ("NG Wei", "Ms Ng then Wei Ng then Ng Wei then W. Ng said", "{0} then {0} then {0} then {0} said"),
        ("LEE Joy", "Ms Lee then J. Lee then Joy Lee then LEE, Joy", "{0} then {0} then {0} then {0}"),
        ("KT Field", "KT Field / KT Field said", "{0} / {0} said"),
        ("FIELD Joy", "Ms Field; J. Field", "{0}; {0}"),
        ("Joy Field MBE", "Ms Field then J. Field; Joy Field, Joy Field, M.B.E.", "{0} then {0}; {0}, {0}."),
        ("Field, Joy, Jnr", "Ms Field then J. Field; Joy Field", "{0} then {0}; {0}"),
        ("Joy Field", "j.field@x.example, joyfield@x.example", "{0}@x.example, {0}@x.example"),
        ("Joy Field", "field.j@x.example", "{0}@x.example"),
        ("Joy Field", "a.field@x.example, left.field", "a.field@x.example, left.field"),
        ("Joy Field", "Mr and Mrs Field, MS FIELD, Dr\u00a0Field\u2019s", "Mr and {0}, {0}, {0}\u2019s"),
    ],
)  # fmt: skip
def test_initials_and_titles_in_every_order(registered: str, text: str, wanted: str) -> None:
    said: list[tuple[str, NamedNode | Literal]] = [(RDF.type, NamedNode(FOAF.Person)), (FOAF.name, Literal(registered))]
    graph = NamedNode(BASE + "g")
    names = officers([Quad(NamedNode(BASE + "person/0042"), NamedNode(p), of, graph) for p, of in said]).names
    assert hidden(text, names.mentions(text)) == wanted.format("Officer 0042")
