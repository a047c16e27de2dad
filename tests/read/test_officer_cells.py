"""Names in lead cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.model import Officer
from goldenthread.read.known_names import KnownNames
from goldenthread.read.lead_members import read_leads, read_portfolios
from goldenthread.read.name_cutting import learn_names
from goldenthread.read.officer_cells import read_officers, with_units

STARTS = ("Deputy Mayor, Cllr", "Deputy Mayor", "Cllrs", "Cllr", "Mayor")
KNOWN = KnownNames(frozenset({"Ann Lee", "Roy Poe"}), frozenset({"Asad"}), frozenset({"Director", "Head"}))


@pytest.mark.parametrize(
    ("cell", "names", "codes"),
    [
        ("Ann Lee (D&R)", ["Ann Lee"], ["D&R"]),
        ("Ann Lee and Roy Poe (CS)", ["Ann Lee", "Roy Poe"], ["CS"]),
        ("Ann Lee (CS), Roy Poe (HR)", ["Ann Lee", "Roy Poe"], ["CS", "HR"]),
        ("Ann Lee Roy Poe (CS)", ["Ann Lee", "Roy Poe"], ["CS"]),
        ("Ann Lee (CS", ["Ann Lee"], ["CS"]),
        ("Ann Lee [CS]", ["Ann Lee"], ["CS"]),
        ("Ann Lee / Ann Lee (CS)", ["Ann Lee"], ["CS"]),
        ("(HAC)", [], ["HAC"]),
        ("Head of Transport (ENV)", ["Head of Transport"], ["ENV"]),
        ("Director of Adult Social Care", ["Director of Adult Social Care"], []),
        ("Mary-Jane O'Neil & Omar bin Said", ["Mary-Jane O'Neil", "Omar bin Said"], []),
        ("", [], []),
    ],
)
def test_officers(cell: str, names: list[str], codes: list[str]) -> None:
    read = read_officers(cell, KNOWN)
    assert [officer.printed for officer in read.officers] == names
    assert list(read.directorates) == codes
    assert read.illegible == ()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ferries and Piers Manager", ["Ferries and Piers Manager"]),
        ("Head of Arts, Sport and Leisure", ["Head of Arts, Sport and Leisure"]),
        ("Ida May, Ferries and Piers Manager", ["Ida May", "Ferries and Piers Manager"]),
        ("Head of Arts / Head of Sport", ["Head of Arts", "Head of Sport"]),
        ("Head of Arts and Roy Poe", ["Head of Arts", "Roy Poe"]),
        ("Fire & Rescue Authority", ["Fire & Rescue Authority"]),
        ("May, Ida", ["Ida May"]),
        ("May, Ida; Poe, Roy", ["Ida May", "Roy Poe"]),
        ("de Groot, Ann", ["Ann de Groot"]),
        ("Ida May, Roy Poe", ["Ida May", "Roy Poe"]),
        ("Ida May - Head of Arts", ["Ida May"]),
        ("Élodie Østby and Ann Lee", ["Élodie Østby", "Ann Lee"]),
        ("Łukasz Żak", ["Łukasz Żak"]),
        ("Lee, R. S.", ["R. S. Lee"]),
        ("Lee, R & Poe, Ann M.", ["R Lee", "Ann M. Poe"]),
        ("Seán O´Dee & Béa O＇Hare", ["Seán O´Dee", "Béa O＇Hare"]),
        ("Rui da Lis e Poe and Amina binti Lee", ["Rui da Lis e Poe", "Amina binti Lee"]),
    ],
)
def test_posts_and_names_in_other_forms(cell: str, names: list[str]) -> None:
    assert [officer.printed for officer in read_officers(cell, KNOWN).officers] == names


@pytest.mark.parametrize(
    ("like", "cell", "names"),
    [
        (KnownNames(form="surname, forename"), "van Dyke, Mary Jane", ["Mary Jane van Dyke"]),
        (KnownNames(form="post (name)"), "Arts lead (Ida May)", ["Ida May"]),
        (KnownNames(), "Arts lead (Ida May)", ["Arts lead"]),
        (KnownNames(form="name - post"), "Ida May - Curator", ["Ida May"]),
        (KnownNames(separators=(";",)), "Roads, Lights and Bins; Ida May", ["Roads, Lights and Bins", "Ida May"]),
        (KnownNames(one=True), "Roads, Lights / Bins", ["Roads, Lights / Bins"]),
    ],
)
def test_a_layout_says_how_names_are_printed(like: KnownNames, cell: str, names: list[str]) -> None:
    assert [officer.printed for officer in read_officers(cell, like).officers] == names


@pytest.mark.parametrize(
    ("cell", "names", "nobody", "codes"),
    [
        ("Vacant", [], ["Vacant"], []),
        ("to be  recruited.", [], ["to be  recruited."], []),
        ("N/A", [], ["N/A"], []),
        ("TBC (ENV)", [], ["TBC"], ["ENV"]),
        ("Ida May / TBC", ["Ida May"], ["TBC"], []),
        ("Various Officers (HR)", [], ["Various Officers"], ["HR"]),
        ("Officers", [], ["Officers"], []),
        ("Noney Vacanti", ["Noney Vacanti"], [], []),
        ("All Saints Trust", ["All Saints Trust"], [], []),
    ],
)
def test_placeholders_name_nobody(cell: str, names: list[str], nobody: list[str], codes: list[str]) -> None:
    read = read_officers(cell, KNOWN)
    assert [officer.printed for officer in read.officers] == names
    assert list(read.nobody) == nobody
    assert list(read.directorates) == codes


def test_a_name_after_a_post_is_doubtful_unless_it_stands_alone_elsewhere() -> None:
    assert read_officers("Head of Arts and Open Spaces", KNOWN).doubtful == ("Head of Arts and Open Spaces",)
    assert read_officers("Head of Arts and Roy Poe", KNOWN).doubtful == ()
    assert read_officers("Ida May and Open Spaces", KNOWN).doubtful == ()


@pytest.mark.parametrize(
    ("cell", "alone", "doubtful"),
    [
        ("Celfyddydau / Arts", (), True),
        ("Celfyddydau / Arts", ("Arts",), False),  # it stands alone elsewhere: two units
        ("Arts / Sport / Roads", (), False),
        ("CLC / D&R", (), False),
        ("Arts", (), False),
    ],
)
def test_units_with_a_stroke_between_them_may_be_one_in_two_languages(
    cell: str, alone: tuple[str, ...], doubtful: bool
) -> None:
    read = with_units(read_officers("Ann Lee", KNOWN), cell, replace(KNOWN, units=frozenset(alone)))
    assert read.doubtful == ((cell,) if doubtful else ())


def test_posts_with_a_stroke_between_them_may_be_one_in_two_languages() -> None:
    assert read_officers("Pennaeth Parciau / Head of Parks", KNOWN).doubtful == ("Pennaeth Parciau / Head of Parks",)
    alone = KnownNames(KNOWN.officers | {"Head of Parks"})
    assert read_officers("Director of Roads / Head of Parks", alone).doubtful == ()


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Arts, Sport and Leisure", ("Arts, Sport and Leisure",)),
        ("Arts, Sport", ("Arts", "Sport")),
        ("Arts / Sport & Leisure", ("Arts", "Sport & Leisure")),
        ("Arts, Sport & Leisure", ("Arts, Sport & Leisure",)),
        ("Roads, Parks & Bins", ("Roads", "Parks & Bins")),
        ("TBC", ()),
    ],
)
def test_units_with_commas(cell: str, codes: tuple[str, ...]) -> None:
    known = KnownNames(units=frozenset({"Roads", "Parks & Bins"}))
    assert with_units(read_officers("Ann Lee", KNOWN), cell, known).directorates == codes


def test_a_code_holds_for_all_names_before_it() -> None:
    read = read_officers("Ann Lee, Roy Poe (CS) and Ida May (HR)", KNOWN)
    assert [officer.directorate for officer in read.officers] == ["CS", "CS", "HR"]


@pytest.mark.parametrize("cell", ["· ·", "(2 2)", "1/2"])
def test_what_is_no_name_is_kept_apart(cell: str) -> None:
    read = read_officers(cell, KNOWN)
    assert read.officers == ()
    assert "".join("".join(read.illegible).split()) in "".join(cell.strip("()").split("/")).replace(" ", "")
    assert read.illegible


def test_directorates_of_their_own_column() -> None:
    both = with_units(read_officers("Ann Lee & Roy Poe", KNOWN), "ENV, HR")
    assert both.directorates == ("ENV", "HR")
    assert {officer.directorate for officer in both.officers} == {""}  # which of the two is whose is not printed
    assert with_units(read_officers("Ann Lee", KNOWN), "ENV").officers == (Officer("Ann Lee", "Ann Lee", "ENV"),)


def test_names_that_stand_alone_are_learnt() -> None:
    learnt = learn_names(["Ann Lee (CS)", "Ann Lee Roy Poe (CS)", "Cllr Asad", "Cllr Jo Ali Ida May (HR)"], (), STARTS)
    assert learnt.officers == {"Ann Lee"}  # "Roy Poe" stands in no cell of its own
    assert learnt.members == {"Asad"}


@pytest.mark.parametrize(
    ("cell", "members", "officers"),
    [
        ("Cllr Mo Khan Ann Lee (CS)", ("Cllr Mo Khan",), ["Ann Lee"]),
        ("Cllr Asad Ann Lee (CS)", ("Cllr Asad",), ["Ann Lee"]),
        ("Cllrs Mo Khan and Jo Ali Ann Lee (CS)", ("Cllr Mo Khan", "Cllr Jo Ali"), ["Ann Lee"]),
        ("Cllr Mo Khan, Cllr Jo Ali Ann Lee (CS)", ("Cllr Mo Khan", "Cllr Jo Ali"), ["Ann Lee"]),
        ("Deputy Mayor, Cllr Mo Khan Ann Lee (CS)", ("Deputy Mayor, Cllr Mo Khan",), ["Ann Lee"]),
        ("Cllr Mo Khan Ann Lee (CS) Cllr Jo Ali Roy Poe (HR)", ("Cllr Mo Khan", "Cllr Jo Ali"), ["Ann Lee", "Roy Poe"]),
        ("Ann Lee (CS)", (), ["Ann Lee"]),
    ],
)
def test_members_before_officers(cell: str, members: tuple[str, ...], officers: list[str]) -> None:
    read = read_leads(cell, KNOWN, STARTS)
    assert read.members == members
    assert [officer.name for officer in read.officers] == officers


TITLES = ("Executive Mayor", "Cabinet Member", "Deputy Mayor")


@pytest.mark.parametrize(
    ("cell", "posts"),
    [
        ("Cabinet Member for Resources", ("Cabinet Member for Resources",)),
        ("Executive Mayor / Cabinet Member for Work", ("Executive Mayor", "Cabinet Member for Work")),
        ("Cabinet Member for Work, Skills and Growth", ("Cabinet Member for Work, Skills and Growth",)),
        (
            "Deputy Mayor and Cabinet Member for Safety; Cabinet Member for Homes & Land",
            ("Deputy Mayor and Cabinet Member for Safety", "Cabinet Member for Homes & Land"),
        ),
        (" ", ()),
    ],
)
def test_portfolios(cell: str, posts: tuple[str, ...]) -> None:
    assert read_portfolios(cell, TITLES) == posts


def test_portfolios_without_known_titles_are_one() -> None:
    assert read_portfolios("Leader, Mayor", ()) == ("Leader, Mayor",)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("K. L. St Brannoc", ["K. L. St Brannoc"]),
        ("K L St Brannoc", ["K L St Brannoc"]),
        ("Una Vole K. L. Brannoc", ["Una Vole", "K. L. Brannoc"]),
        ("K. L. Brannoc Una Vole", ["K. L. Brannoc", "Una Vole"]),
        ("Una Vole K. Brannoc", ["Una Vole", "K. Brannoc"]),
    ],
)
def test_initials_belong_to_each_other(cell: str, names: list[str]) -> None:
    known = KnownNames(frozenset({"Una Vole"}))
    assert [officer.name for officer in read_officers(cell, known).officers] == names
    assert [officer.name for officer in read_officers(cell, KnownNames()).officers] == [cell]


@pytest.mark.parametrize(
    "name",
    [
        "Edda Rhian Mac Quarl",
        "Edda Rhian Mc Quarl",
        "Pia van der Quarl",
        "Pia Van Der Quarl",
        "Pia Jo van den Quarl",
        "Tomas Rui de la Quarl",
        "Tomas Rui De La Quarl",
        "Edda Rhian O'Quarl",
        "Edda Rhian St Quarl",
        "Edda Rhian St. Quarl",
        "Edda Rhian von Quarl",
        "Omar Said bin Quarl",
        "Máire Nic Quarl",
        "Máire Bríd Ní Quarl",
        "Seán Óg Ó Quarl",
        "Edda Rhian Quarl-Vane",
        "E.R. Mac Quarl",
        "ER Quarl",
        "E. R. T. Quarl",
    ],
)
@pytest.mark.parametrize("known", [frozenset[str](), frozenset({"Una Vole", "Edda Rhian", "Pia Jo"})])
def test_a_name_with_middle_names_and_particles_is_one(name: str, known: frozenset[str]) -> None:
    read = read_officers(f"{name} (ENV)", KnownNames(known))
    assert [officer.name for officer in read.officers] == [name]
    assert read.doubtful == ()


@pytest.mark.parametrize(
    ("cell", "known", "names", "doubted"),
    [
        ("Edda Quarl Una Vole", {"Edda Quarl", "Una Vole"}, ["Edda Quarl", "Una Vole"], ()),
        ("Edda Quarl Una Vole", {"Una Vole"}, ["Edda Quarl", "Una Vole"], ("Edda Quarl",)),
        ("Edda Quarl Una Vole", {"Edda Quarl"}, ["Edda Quarl", "Una Vole"], ("Una Vole",)),
        ("Edda Quarl Una Vole", set(), ["Edda Quarl Una Vole"], ("Edda Quarl Una Vole",)),
        ("Edda Quarl Una Vole", {"Quarl Una"}, ["Edda Quarl Una Vole"], ("Edda Quarl Una Vole",)),
        (
            "Una Vole Edda Rhian Mac Quarl",
            {"Una Vole"},
            ["Una Vole", "Edda Rhian Mac Quarl"],
            ("Edda Rhian Mac Quarl",),
        ),
        ("Una Vole Van Quarl", {"Una Vole", "Van Quarl"}, ["Una Vole", "Van Quarl"], ()),
        ("Una Vole Mac Quarl", {"Una Vole"}, ["Una Vole Mac Quarl"], ()),
        ("Una Vole Quarl", {"Una Vole"}, ["Una Vole Quarl"], ()),
        ("Una Vole Ed Orr Jo Ray", {"Ed Orr"}, ["Una Vole", "Ed Orr", "Jo Ray"], ("Una Vole", "Jo Ray")),
        ("Una Vole Ed Orr Jo Ray", {"Jo Ray"}, ["Una Vole Ed Orr", "Jo Ray"], ("Una Vole Ed Orr",)),
        ("Tidal Gate Works Crew", set(), ["Tidal Gate Works Crew"], ("Tidal Gate Works Crew",)),
    ],
)
def test_a_run_is_parted_only_beside_a_name_that_stands_alone_elsewhere(
    cell: str, known: set[str], names: list[str], doubted: tuple[str, ...]
) -> None:
    read = read_officers(cell, KnownNames(frozenset(known)))
    assert [officer.name for officer in read.officers] == names
    assert read.doubtful == doubted


def test_what_a_layout_says_of_its_names_leaves_no_doubt_about_a_run() -> None:
    for like in (KnownNames(one=True), KnownNames(separators=(";",)), KnownNames(frozenset({"Edda Quarl Una Vole"}))):
        read = read_officers("Edda Quarl Una Vole", like)
        assert [officer.name for officer in read.officers] == ["Edda Quarl Una Vole"]
        assert read.doubtful == ()


def said(cell: str, known: KnownNames | None = None) -> tuple[list[str], tuple[str, ...], bool]:
    """The holders of a cell, its directorates, and whether something is doubted or illegible."""
    read = read_officers(cell, known or KnownNames())
    return [one.name for one in read.officers], read.directorates, bool(read.doubtful or read.illegible)


@pytest.mark.parametrize(
    ("cell", "names", "units", "doubted"),
    [
        ("Ida May (Head of Quays)", ["Ida May"], (), False),
        ("Ida May (Quays)", ["Ida May"], ("Quays",), False),
        ("Ida May (acting)", ["Ida May"], (), False),
        ("Ida May (from June 2031)", ["Ida May"], (), False),
        ("Vacant (Roy Poe covering)", [], (), True),
        ("Vacant (run by Roy Poe)", [], ("run by Roy Poe",), True),
        ("TBC (Roy Poe)", [], ("Roy Poe",), True),
        ("TBC (Quays)", [], ("Quays",), False),
        ("TBC (Roy Poe?)", [], (), True),
        ("TBC (from June 2031)", [], (), False),
        ("Vacant (Interim Ferry Manager)", [], (), False),
        ("Vacant (Roy Poe, Ferry Manager)", [], (), True),
        ("Ida May, Head of Quays", ["Ida May"], (), True),
        ("Ida May, Head of Quays and Slips; Roy Poe, Ferry Manager", ["Ida May", "Roy Poe"], (), True),
        ("Ida May and Head of Quays", ["Ida May", "Head of Quays"], (), False),
        ("Head of Quays (Ida May)", ["Head of Quays"], ("Ida May",), True),
        ("Head of Quays - Ida May", ["Head of Quays - Ida May"], (), True),
        ("Assistant Director – Quays", ["Assistant Director – Quays"], (), False),
        ("Ida May - Quays", ["Ida May"], (), False),
        ("Slips and Quays", ["Slips and Quays"], (), True),
        ("Ferries, Slips & Quays", ["Ferries, Slips & Quays"], (), True),
        ("Ida and Roy Poe", ["Ida", "Roy Poe"], (), True),
        ("IM/RP", ["IM", "RP"], (), False),
        ("Lead: Ida May; Support: Roy Poe", ["Ida May", "Roy Poe"], (), False),
        ("Director: Quays", ["Director: Quays"], (), False),
        ("Ida May with Roy Poe", ["Ida May", "Roy Poe"], (), False),
        ("Ida May supported by partners", ["Ida May"], (), True),
    ],
)
def test_a_name_and_what_stands_beside_it(cell: str, names: list[str], units: tuple[str, ...], doubted: bool) -> None:
    assert said(cell) == (names, units, doubted)


def test_a_unit_that_is_known_is_nobody_s_name() -> None:
    assert said("TBC (Inner Quays)") == ([], ("Inner Quays",), True)
    assert said("TBC (Inner Quays)", KnownNames(units=frozenset({"Inner Quays"}))) == ([], ("Inner Quays",), False)


def test_a_name_that_stands_alone_elsewhere_is_no_unit_and_no_post() -> None:
    known = KnownNames(officers=frozenset({"Ida May"}))
    assert said("Head of Quays (Ida May)", known) == (["Ida May"], (), False)
    assert said("Head of Quays - Ida May", known) == (["Ida May"], (), False)


@pytest.mark.parametrize(
    ("cell", "names", "doubted"),
    [
        ("Coastal Defence and Piers Officer", ["Coastal Defence and Piers Officer"], True),
        ("Rural Skills & Ferry Fares Team Leader", ["Rural Skills & Ferry Fares Team Leader"], True),
        ("Head of Ferries and Coastal Defence", ["Head of Ferries and Coastal Defence"], True),
        ("Director for Ferries, Coastal Defence & Slips", ["Director for Ferries, Coastal Defence & Slips"], True),
        ("Piers Officer and Edda Quarl", ["Piers Officer", "Edda Quarl"], True),  # a title that is at its end
        ("Edda Quarl and Head of Ferries", ["Edda Quarl", "Head of Ferries"], False),
        ("Head of Ferries / Coastal Defence", ["Head of Ferries", "Coastal Defence"], True),
        ("Ida May and Piers Officer", ["Ida May", "Piers Officer"], False),  # she stands alone elsewhere
        ("Head of Ferries and Ida May", ["Head of Ferries", "Ida May"], False),
        ("Edda Quarl, FRY", ["Edda Quarl"], True),
        ("Ferries: Edda Quarl", ["Edda Quarl"], True),
        ("Head of Ferries: Edda Quarl", ["Head of Ferries: Edda Quarl"], True),
        ("Head of Ferries: Ida May", ["Ida May"], True),
        ("Edda Quarl (until May 2031), then Una Vole", ["Edda Quarl", "Una Vole"], False),
        ("Ó Dubhlainn, Edda", ["Edda Ó Dubhlainn"], False),
        ("Head of Ferries - vacant", ["Head of Ferries"], False),
        ("TBC - Edda Quarl (interim)", ["Edda Quarl"], True),
        ("Edda Quarl et al.", ["Edda Quarl"], False),
    ],
)
def test_a_small_word_parts_a_name_from_a_post_only_where_the_document_tells(
    cell: str, names: list[str], doubted: bool
) -> None:
    read = read_officers(cell, KnownNames(officers=frozenset({"Ida May"})))
    assert ([one.name for one in read.officers], bool(read.doubtful)) == (names, doubted)


@pytest.mark.parametrize(
    "cell",
    [
        "Not yet appointed", "to be named", "To be recruited in May", "Awaiting appointment", "Recruitment underway",
        "Post vacant - advertised", "Being recruited", "Lead officer TBC", "Owner to be confirmed", "No named lead",
        "None identified yet", "All heads of service", "Various teams and services", "Relevant officers", "Multiple",
        "All councillors", "[TBC]", "New post", "Under recruitment", "not allocated.",
    ],
)  # fmt: skip
def test_a_cell_names_nobody_in_more_words_than_one(cell: str) -> None:
    read = read_officers(cell, KNOWN)
    assert (read.officers, bool(read.nobody)) == ((), True)


@pytest.mark.parametrize(
    "cell",
    [
        "Vacant Buildings Officer",
        "All Hallows Trust",
        "New Homes Manager",
        "Noah Post",
        "Various Pendinga",
        "Manny Dean",
    ],
)
def test_what_only_begins_like_nobody_is_somebody(cell: str) -> None:
    read = read_officers(cell, KNOWN)
    assert ([one.name for one in read.officers], read.nobody) == ([cell], ())


def test_a_unit_that_is_none_is_told() -> None:
    assert with_units(read_officers("Ida May", KNOWN), "All departments").directorates == ()


def test_a_unit_behind_a_comma_or_a_dash_is_one_where_brackets_show_it_elsewhere() -> None:
    known = learn_names(["Ida May (Quays)", "Roy Poe (acting)", "Vi Oar (Ida May)"], (), ())
    assert known.units == {"Quays"}
    assert said("Roy Poe, Quays", known) == (["Roy Poe"], ("Quays",), False)
    read = read_officers("Roy Poe - Quays", known)
    assert [(o.name, o.directorate) for o in read.officers] == [("Roy Poe", "Quays")]
    assert (read.directorates, read.beside) == (("Quays",), ())
    assert said("Quays", known) == (["Quays"], (), False)  # alone it may be anybody
    assert [o.name for o in read_officers("Roy Poe, Sluices", known).officers] == ["Roy Poe", "Sluices"]


@pytest.mark.parametrize(
    ("cell", "names", "units"),
    [
        ("Head of Locks (P. Rushton)", ["P. Rushton"], []),
        ("Head of Locks (P.J. Rushton-Vane)", ["P.J. Rushton-Vane"], []),
        ("Head of Locks (Marsh Lane)", ["Head of Locks"], ["Marsh Lane"]),
    ],
)
def test_a_surname_behind_initials_in_brackets_holds_the_post(cell: str, names: list[str], units: list[str]) -> None:
    read = read_officers(cell, KnownNames())
    assert ([one.name for one in read.officers], list(read.directorates)) == (names, units)
