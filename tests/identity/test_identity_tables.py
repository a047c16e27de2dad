"""The tables of data/identities: what they hold, and what each fault says."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.identity.identity_tables import (
    CHANGES,
    DISTINCT,
    NAMESAKES,
    PERSONS,
    POSTS,
    TENURES,
    UNITS,
    Register,
    load_register,
)
from goldenthread.model import Person

HEADS = {
    "persons": PERSONS,
    "posts": POSTS,
    "units": UNITS,
    "unit-changes": CHANGES,
    "tenures": TENURES,
    "distinct": DISTINCT,
    "namesakes": NAMESAKES,
}


def write(folder: Path, **tables: list[str]) -> Path:
    for name, lines in tables.items():
        name = name.replace("_", "-")
        rows = ["\t".join(HEADS[name]), *(line.replace(" ; ", "\t") for line in lines)]
        (folder / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_no_folder_is_an_empty_register(tmp_path: Path) -> None:
    assert load_register(tmp_path / "none") == Register()


def test_a_whole_register(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        persons=["t ; 0001 ; Ada Larkin ;  ; Ada Larkins|A. Larkin ; Both are printed.", "t ; 0002 ; Fern ; yes ;  ; "],
        posts=["t ; deputy-mayor ; Deputy Mayor ; yes ;  ; "],
        units=[
            "t ; parks ; P&G ; Parks and Green ; P & G ;  ; The plan says so.",
            "t ; trees ; TREES ;  ;  ; parks ; ",
        ],
        unit_changes=["t ; c1 ; P&G goes ; parks ; trees ; 2019-20 ; 0.9 ; 2018-19:3 2019-20:7 ; They moved."],
        tenures=["t ; deputy-mayor ; 0002 ; 2018-19 ; 4 3 ; The comment says so."],
        distinct=["t ; Ada Larkin ; Ada Lark ; Two."],
    )
    register = load_register(folder)
    assert register.persons[0] == Person(
        "t", "0001", "Ada Larkin", ("Ada Larkins", "A. Larkin"), False, "Both are printed."
    )
    assert [p.elected for p in register.persons] == [False, True]
    assert register.units[1].part_of == "parks"
    assert register.changes[0].evidence == (("2018-19", 3), ("2019-20", 7))
    assert register.tenures[0].lines == (3, 4)
    assert register.are_distinct("t", "ada lark", "Ada Larkin")
    assert not register.are_distinct("other", "Ada Lark", "Ada Larkin")


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        ("persons", "t ; ada ; Ada ;  ;  ; ", "a number of four digits"),
        ("persons", "t ; 0002 ; Ada ; perhaps ;  ; ", "'elected' is 'yes' or empty"),
        ("persons", "t ; 0002 ;  ;  ;  ; ", "'name' is empty"),
        ("persons", "t ; 0002 ; Ada ;  ; Ida ; ", "why these spellings are one person"),
        ("persons", "t ; 0001 ; Ben ;  ;  ; ", "key '0001' is taken on line 2"),
        ("persons", "t ; 0002 ; first person ;  ;  ; ", "name 'firstperson' is taken on line 2"),
        ("persons", "t ; 0002 ; Ada", r"not as many cells as there are columns \(3, not 6\)"),
        ("posts", "t ; Deputy Mayor ; Deputy Mayor ; yes ;  ; ", "a post's key"),
        ("units", "t ; x ; X ;  ;  ; nowhere ; ", "part of 'nowhere'"),
        ("units", "t ; x ; FIRST ;  ;  ;  ; ", "code 'first' is taken on line 2"),
        ("unit-changes", "t ; c ; l ; first ; nowhere ; 2019-20 ;  ; 2018-19:3 ; r", "'nowhere' is no unit"),
        ("unit-changes", "t ; c ; l ; first ; first ; 2019-20 ; 2 ; 2018-19:3 ; r", "between 0 and 1"),
        ("unit-changes", "t ; c ; l ; first ; first ; 2019-20 ; sure ; 2018-19:3 ; r", "confidence is a number"),
        ("unit-changes", "t ; c ; l ; first ; first ; 2019-20 ;  ; line 3 ; r", "evidence is EDITION:LINE"),
        ("unit-changes", "t ; c ; l ; first ; first ; 2019-20 ;  ; 7 ; r", "evidence is EDITION:LINE"),
        ("unit-changes", "t ; c ; l ; first ; first ; 2019-20 ;  ;  ; r", "'evidence' is empty"),
        ("tenures", "t ; mayor ; 0009 ; 2018-19 ; 3 ; r", "'0009' is no person"),
        ("tenures", "t ; chair ; 0001 ; 2018-19 ; 3 ; r", "'chair' is no post"),
        ("tenures", "t ; mayor ; 0001 ; 2018-19 ; three ; r", "line numbers"),
    ],
)
def test_each_fault_is_one_line_with_its_place(tmp_path: Path, table: str, line: str, says: str) -> None:
    good = {
        "persons": ["t ; 0001 ; First Person ;  ;  ; "],
        "posts": ["t ; mayor ; Mayor ; yes ;  ; "],
        "units": ["t ; first ; FIRST ;  ;  ;  ; "],
    }
    good[table] = [*good.get(table, []), line]
    with pytest.raises(DataError, match=says) as error:
        load_register(write(tmp_path, **{name.replace("-", "_"): lines for name, lines in good.items()}))
    assert f"{table}.tsv" in str(error.value)
    assert "\n" not in str(error.value)


def test_another_header_and_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "persons.tsv").write_text("name\tkey\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"persons\.tsv:1: the columns aliases, body, .* are missing"):
        load_register(tmp_path)
    more = "\t".join((*PERSONS, "age")) + "\n" + "t\t" * len(PERSONS) + "\n"
    (tmp_path / "persons.tsv").write_text(more, encoding="utf-8")
    with pytest.raises(DataError, match=r"persons\.tsv:1: the column 'age' is none of"):
        load_register(tmp_path)
    (tmp_path / "persons.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="UTF-8"):
        load_register(tmp_path)
