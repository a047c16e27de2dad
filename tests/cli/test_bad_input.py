"""What cannot be run ends in one plain line and exit code 2, and leaves nothing half-written."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest

from goldenthread.identity import identity_tables
from tests.cases.council import PLAN, REVIEW, Council
from tests.cli.conftest import Run


def refused(goldenthread: Run, council: Council) -> str:
    """The line that a build of the council ends with; its output folder must not have come to be."""
    line = goldenthread(*council.build).refusal
    assert not council.out.exists()
    return line


class TestSources:
    def test_missing(self, goldenthread: Run, council: Council) -> None:
        (council.data / PLAN).unlink()
        line = refused(goldenthread, council)
        assert "2018-19-delivery-plan.txt: the source document is missing" in line

    @pytest.mark.parametrize("content", [b"", b"\n \t\r\n"])
    def test_empty(self, goldenthread: Run, council: Council, content: bytes) -> None:
        council.source(PLAN, content)
        assert "2018-19-delivery-plan.txt: the source document is empty" in refused(goldenthread, council)

    def test_truncated(self, goldenthread: Run, council: Council) -> None:
        council.write(PLAN, council.text(PLAN)[:-40])
        line = refused(goldenthread, council)
        assert "has changed (sha256" in line
        assert "put the original back" in line

    def test_a_single_changed_letter(self, goldenthread: Run, council: Council) -> None:
        council.replace(REVIEW, "six", "six ")
        assert "2019-20-review.txt: the source document has changed" in refused(goldenthread, council)

    @pytest.mark.parametrize(
        ("content", "wanted"),
        [
            (b"%PDF-1.4\n\x00\x01\x02", "2018-19-delivery-plan.txt: the PDF cannot be read: it is damaged"),
            (
                b"PK\x03\x04\x14\x00\x00\x00" + bytes(range(256)) * 30,
                "2018-19-delivery-plan.txt: the document is damaged",
            ),
            (b"\x7fELF\x02\x01\x01\x00" * 9, "binary file, not text: extract the text"),
        ],
    )
    def test_binary(self, goldenthread: Run, council: Council, content: bytes, wanted: str) -> None:
        council.source(PLAN, content)
        assert wanted in refused(goldenthread, council)

    def test_not_utf_8(self, goldenthread: Run, council: Council) -> None:
        council.source(PLAN, council.text(PLAN).replace("borough", "bor\u00f8ugh").encode("latin-1"))
        line = refused(goldenthread, council)
        assert "2018-19-delivery-plan.txt:7: the text is not UTF-8 here" in line

    def test_utf_16_without_its_mark(self, goldenthread: Run, council: Council) -> None:
        council.source(PLAN, council.text(PLAN).encode("utf-16-le"))
        assert "is UTF-16 without a byte-order mark: convert it (iconv -f UTF-16LE" in refused(goldenthread, council)

    def test_a_folder_in_its_place(self, goldenthread: Run, council: Council) -> None:
        (council.data / PLAN).unlink()
        (council.data / PLAN).mkdir()
        assert "2018-19-delivery-plan.txt: the document cannot be read" in refused(goldenthread, council)

    def test_a_path_out_of_the_data_folder(self, goldenthread: Run, council: Council) -> None:
        council.replace("sources.toml", PLAN, "../elsewhere.txt")
        line = refused(goldenthread, council)
        assert "sources.toml" in line
        assert "inside the data folder" in line

    def test_faults_are_the_same_with_two_jobs(self, goldenthread: Run, council: Council) -> None:
        council.source(PLAN, b"\x00\x01")
        line = goldenthread(*council.build, "--jobs", "2").refusal
        assert "binary file" in line
        assert not council.out.exists()


class TestCatalogue:
    def test_no_data_folder(self, goldenthread: Run, tmp_path: Path) -> None:
        line = goldenthread("build", "--data", tmp_path / "nowhere", "--out", tmp_path / "out").refusal
        assert "no such data folder: name one with --data" in line
        assert not (tmp_path / "out").exists()

    def test_no_catalogue(self, goldenthread: Run, council: Council) -> None:
        (council.data / "sources.toml").unlink()
        assert "sources.toml: the file is missing" in refused(goldenthread, council)

    def test_malformed_toml(self, goldenthread: Run, council: Council) -> None:
        council.replace("sources.toml", "[bodies.brackenford]", "[bodies.brackenford")
        line = refused(goldenthread, council)
        assert "sources.toml:3: not valid TOML" in line

    def test_not_utf_8(self, goldenthread: Run, council: Council) -> None:
        council.write("sources.toml", council.text("sources.toml").encode() + b"# caf\xe9\n")
        assert "sources.toml:28: the file is not UTF-8 text" in refused(goldenthread, council)

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('edition = "2018-19"', 'edition = "2018/19"', "documents.0.edition"),
            ('layout = "brackenford-plan"', 'layuot = "brackenford-plan"', "documents.0.la"),
            ("year_end = 2019-03-31", "year_end = 2018-03-31", "year_end must lie after year_start"),
            ('body = "brackenford"', 'body = "brackenfrod"', "'brackenfrod' is not listed under [bodies]"),
            ('base = "https://example.org/data/"', 'base = "example"', "base"),
            ('title = "Our Delivery Plan 2018/19"', "title = 7", "documents.0.title"),
        ],
    )
    def test_malformed_entry(self, goldenthread: Run, council: Council, old: str, new: str, told: str) -> None:
        council.replace("sources.toml", old, new)
        line = refused(goldenthread, council)
        assert "sources.toml: " in line
        assert told in line

    def test_a_document_twice(self, goldenthread: Run, council: Council) -> None:
        entries = council.text("sources.toml").partition("[[documents]]")[2]
        council.write("sources.toml", council.text("sources.toml") + "\n[[documents]]" + entries)
        assert "is listed twice" in refused(goldenthread, council)

    def test_no_documents(self, goldenthread: Run, council: Council) -> None:
        head = council.text("sources.toml").partition("[[documents]]")[0]
        council.write("sources.toml", "documents = []\n" + head)
        assert "add a [[documents]] table" in refused(goldenthread, council)


class TestLayouts:
    def test_unknown(self, goldenthread: Run, council: Council) -> None:
        council.replace("sources.toml", '"brackenford-plan"', '"brackenfjord"')
        line = refused(goldenthread, council)
        assert "there is no layout 'brackenfjord'" in line
        assert "brackenford-plan, brackenford-review" in line

    def test_malformed_toml(self, goldenthread: Run, council: Council) -> None:
        council.replace("layouts/brackenford-plan.toml", "[[tables]]", "[[tables]")
        assert "brackenford-plan.toml:31: not valid TOML" in refused(goldenthread, council)

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('"title", "officers"', '"titel", "officers"', "columns.2"),
            ("'^GOAL (?P<ref>[A-Z]+): (?P<text>.+)$'", "'^GOAL (?P<ref>'", "not a regular expression"),
            ('states = "activity"', 'states = "promise"', "tables.0.states"),
            ("[printed]", "[prnted]", "prnted"),
            ('description = "', 'description = 1 #"', "description"),
        ],
    )
    def test_malformed(self, goldenthread: Run, council: Council, old: str, new: str, told: str) -> None:
        council.replace("layouts/brackenford-plan.toml", old, new)
        line = refused(goldenthread, council)
        assert "brackenford-plan.toml: " in line
        assert told in line

    def test_a_layout_has_no_other_name_than_its_file(self, goldenthread: Run, council: Council) -> None:
        council.write(
            "layouts/brackenford-plan.toml", 'name = "other"\n' + council.text("layouts/brackenford-plan.toml")
        )
        line = refused(goldenthread, council)
        assert "brackenford-plan.toml: name" in line

    @pytest.mark.parametrize("name", ["../patches/brackenford-2018-19", "/etc/hostname", ""])
    def test_a_layout_outside_the_folder(self, goldenthread: Run, council: Council, name: str) -> None:
        council.replace("sources.toml", '"brackenford-plan"', f'"{name}"')
        assert "layout" in refused(goldenthread, council)


class TestPatchesRegistersDecisions:
    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("[[patches]]", "[[patches", "not valid TOML"),
            ("line = 17", 'line = "seventeen"', "line"),
            ('field = "deadline"', 'field = "colour"', "field"),
            ('kind = "milestone"', 'kind = "theme"', "kind"),
            ("reason =", "reasn =", "reas"),
            ("[[patches]]", "[[patch]]", "only [[patches]] tables"),
            ("[[patches]]", "patches = 3\n[other]", "only [[patches]] tables"),
        ],
    )
    def test_malformed_patch(self, goldenthread: Run, council: Council, old: str, new: str, told: str) -> None:
        council.replace("patches/brackenford-2018-19.toml", old, new)
        line = refused(goldenthread, council)
        assert "brackenford-2018-19.toml:" in line
        assert told in line

    HEAD = "body\tedition\tdocument\tkind\tkey\tref\tfingerprint\tordinal\tstate\ttext\n"

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (HEAD + "brackenford\t2018-19\n", ":2: this line is no entry of a register: it has not as many cells"),
            (HEAD + "b\t2018-19\tplan\tactivity\t0001\tD1\tabc\tone\tactive\tText\n", ":2: the ordinal"),
            (HEAD + "b\t2018-19\tplan\tpromise\t0001\tD1\tabc\t1\tactive\tText\n", ":2: 'promise' is no kind"),
            (
                HEAD + "b\t2018-19\tplan\tactivity\t0001\tD1\tabc\t1\tactive\tText\tmore\n",
                ":2: this line is no entry of a register",
            ),
            (
                "key\ttext\n0001\tText\n",
                ":1: the columns body, document, edition, fingerprint, kind",
            ),
            (HEAD.encode() + b"b\xe9\n", "not UTF-8"),
            (HEAD + "b" * 200_000, "the table cannot be read"),
            (
                HEAD + "b\t2018-19\tplan\tactivity\t0001\tD1\tabc\t1\tactive\tText\n" * 2,
                ":3: the key '0001' stands twice",
            ),
        ],
    )
    def test_malformed_register(self, goldenthread: Run, council: Council, content: str | bytes, told: str) -> None:
        council.write("registers/commitments.tsv", content)
        line = refused(goldenthread, council)
        assert "commitments.tsv" in line
        assert told in line

    @pytest.mark.parametrize("name", ["sources.toml", "patches/brackenford-2018-19.toml", "registers/threads.tsv"])
    def test_a_folder_in_the_place_of_a_file(self, goldenthread: Run, council: Council, name: str) -> None:
        (council.data / name).unlink()
        (council.data / name).mkdir()
        assert name in refused(goldenthread, council)

    def test_a_file_in_the_place_of_a_folder(self, goldenthread: Run, council: Council) -> None:
        shutil.rmtree(council.data / "patches")
        council.write("patches", "none")
        assert "patches: this must be a folder" in refused(goldenthread, council)

    def test_a_file_that_may_not_be_read(
        self, goldenthread: Run, council: Council, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Permissions do not hold for root, under whom tests may run: the refusal of the system is played."""

        def refuse(path: Path, *_words: object, **_more: object) -> str:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

        monkeypatch.setattr(Path, "read_text", refuse)
        assert "sources.toml: the file cannot be read: Permission denied" in refused(goldenthread, council)

    @pytest.mark.parametrize(
        "name",
        [
            "patches",
            *(pytest.param(one, marks=pytest.mark.slow) for one in ("links", "judgements", "registers", "identities")),
        ],
    )
    def test_a_folder_that_may_not_be_read(self, council: Council, name: str) -> None:
        """Whoever runs the tests may read everything, perhaps: the build runs as nobody, who may not."""
        (council.data / name).mkdir(exist_ok=True)
        program = (
            "import os, pathlib, sys\n"
            "from goldenthread.cli import run\n"
            "assert run(sys.argv[2:]) == 0\n"  # what it imports, it imports as whoever it is
            "os.chmod(sys.argv[1], 0)\n"
            "os.geteuid() or os.setuid(65534)\n"
            "sys.exit(run(sys.argv[2:]))\n"
        )
        for folder in (council.data.parent, *council.data.parents):
            if folder.stat().st_uid == os.geteuid() and folder.is_relative_to(tempfile.gettempdir()):
                folder.chmod(0o777)
        words = [sys.executable, "-c", program, str(council.data / name), *council.build]
        done = subprocess.run(words, capture_output=True, text=True, check=False, umask=0o022)
        (council.data / name).chmod(0o755)
        assert done.returncode == 2
        assert "Permission denied" in done.stderr
        assert str(council.data / name) in done.stderr
        assert sorted(path.name for path in council.data.parent.iterdir()) == ["data", "out"]

    @pytest.mark.parametrize(
        "name", ["sources.toml", PLAN, "registers/commitments.tsv", "identities/persons.tsv", "links/calibration.toml"]
    )
    def test_a_pipe_in_the_place_of_a_file(self, goldenthread: Run, council: Council, name: str) -> None:
        path = council.data / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        os.mkfifo(path)
        line = refused(goldenthread, council)
        assert name in line
        assert "a pipe or a device, not a file" in line

    @pytest.mark.parametrize("name", ["registers/threads.tsv", "identities/persons.tsv", "reviewers.tsv"])
    def test_a_link_that_leads_nowhere(self, goldenthread: Run, council: Council, name: str) -> None:
        path = council.data / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        path.symlink_to("nowhere.tsv")
        assert f"{name}: the file is missing" in refused(goldenthread, council)

    LINKS = (
        "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\t"
        "mapping_justification\tconfidence\treviewer_label\tmapping_date\tcomment\tsubject_hash\tobject_hash\tjoins\n"
    )

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("later\tearlier\na\tb\n", "are missing"),
            (
                LINKS + "a\tA\tgt:continued\t\tb\tB\tsemapv:ManualMappingCuration\t1\t\t\t\t\t\t\n",
                ":2: this line is no",
            ),
            (
                LINKS + "a\tA\tgt:continues\t\tb\tB\tsemapv:ManualMappingCuration\tsure\t\t\t\t\t\t\n",
                ":2: this line is",
            ),
            (LINKS + "a\tA\tgt:continues\t\tb\tB\tsemapv:ManualMappingCuration\t7\t\t\t\t\t\t\n", "between 0 and 1"),
            (LINKS + "a\n", ":2: this line is no decision"),
            (b"\xff\xfe", "not UTF-8"),
            (LINKS + "a" * 200_000, "the table cannot be read"),
        ],
    )
    def test_malformed_decision(self, goldenthread: Run, council: Council, content: str | bytes, told: str) -> None:
        council.write("links/ours.sssom.tsv", content)
        line = refused(goldenthread, council)
        assert "ours.sssom.tsv" in line
        assert told in line


class TestOutput:
    def test_a_file_in_its_place(self, goldenthread: Run, council: Council) -> None:
        council.out.write_text("mine")
        line = goldenthread(*council.build).refusal
        assert "the output is a file, not a folder" in line
        assert council.out.read_text() == "mine"

    def test_a_folder_of_somebody_else(self, goldenthread: Run, council: Council) -> None:
        council.out.mkdir()
        (council.out / "thesis.txt").write_text("mine")
        line = goldenthread(*council.build).refusal
        assert "no build of goldenthread" in line
        assert [path.name for path in council.out.iterdir()] == ["thesis.txt"]

    @pytest.mark.parametrize("inside", ["", "registers", "build"])
    def test_never_into_the_data_folder(self, goldenthread: Run, council: Council, inside: str) -> None:
        before = sorted(council.data.rglob("*"))
        line = goldenthread("build", "--data", council.data, "--out", council.data / inside).refusal
        assert "data folder" in line
        assert sorted(council.data.rglob("*")) == before

    @pytest.mark.parametrize("place", ["/dev/null/out", "/proc/goldenthread/out"])
    def test_an_impossible_place(self, goldenthread: Run, council: Council, place: str) -> None:
        line = goldenthread(
            "build", "--data", council.data, "--out", council.data / place if place[0] != "/" else place
        ).refusal
        assert "the output folder cannot be made" in line

    def test_an_unwritable_place(self, goldenthread: Run, council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
        """Permissions do not hold for root, under whom tests may run: the refusal of the system is played."""

        def refuse(*_words: object, **_more: object) -> str:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(os, "mkdir", refuse)
        assert "the output folder cannot be made: Permission denied" in refused(goldenthread, council)

    def test_a_full_disk(self, council: Council) -> None:
        """The system stops the process at 20,000 bytes of a file; the statements have more."""
        limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        program = f"{limited}from goldenthread.cli import run\nsys.exit(run(sys.argv[1:]))"
        done = subprocess.run(
            [sys.executable, "-c", program, *council.build], capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert done.stderr.startswith(f"goldenthread: {council.out}: the output cannot be written")
        assert len(done.stderr.splitlines()) == 1
        assert not council.out.exists()

    def test_an_old_build_survives_a_fault(self, goldenthread: Run, council: Council) -> None:
        assert goldenthread(*council.build).code == 0
        before = {path.name: path.read_bytes() for path in council.out.iterdir()}
        council.source(REVIEW, b"\x00")
        assert "binary" in goldenthread(*council.build).refusal
        assert {path.name: path.read_bytes() for path in council.out.iterdir()} == before


class TestWords:
    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["biuld"], "there is no command 'biuld': use one of add, example, build"),
            (["build", "--jobs", "0"], "--jobs"),
            (["build", "--jbos", "2"], "--jbos"),
            (["layout", "check"], "FILE"),
            (["export"], "--format"),
            (["trace"], "TEXT"),
        ],
    )
    def test_wrong_words(self, goldenthread: Run, words: list[str], told: str) -> None:
        assert told in goldenthread(*words).refusal

    @pytest.mark.parametrize("command", [["query", "editions"], ["trace", "trees"], ["validate"]])
    def test_without_a_build(self, goldenthread: Run, tmp_path: Path, command: list[str]) -> None:
        line = goldenthread(*command, "--build", tmp_path / "nothing").refusal
        assert "run 'goldenthread build' first" in line

    def test_a_build_that_is_no_graph(self, goldenthread: Run, tmp_path: Path) -> None:
        (tmp_path / "dataset.nq").write_text("<a> <b> this is no statement\n")
        (tmp_path / "summary.json").write_text("{}")
        for command in (["query", "editions"], ["trace", "trees"], ["validate"], ["export", "--format", "csv"]):
            more = ["--output", str(tmp_path / "out")] if command[0] == "export" else []
            line = goldenthread(*command, "--build", tmp_path, *more).refusal
            assert "dataset.nq" in line
        assert not (tmp_path / "out").exists()

    def test_a_damaged_summary(self, goldenthread: Run, council: Council) -> None:
        assert goldenthread(*council.build).code == 0
        (council.out / "summary.json").write_text("{")
        assert "build again" in goldenthread("validate", "--build", council.out).refusal

    @pytest.mark.parametrize("damage", ["empty", "cut", "changed", "no summary", "no checksum"])
    def test_a_dataset_that_was_not_built(self, goldenthread: Run, council: Council, damage: str) -> None:
        """Each reader of a build refuses a dataset that is not the one that was built."""
        assert goldenthread(*council.build).code == 0
        dataset, summary = council.out / "dataset.nq", council.out / "summary.json"
        whole = dataset.read_bytes()
        lines = whole.splitlines(keepends=True)
        said = json.loads(summary.read_text())
        assert said["dataset"]["statements"] == len(lines)
        if damage == "no summary":
            summary.unlink()
        elif damage == "no checksum":
            summary.write_text(json.dumps({"base": said["base"]}))
        else:
            changed = {"empty": b"", "cut": b"".join(lines[:-9]), "changed": whole.replace(b"2019", b"2018", 1)}
            dataset.write_bytes(changed[damage])
        out = council.out.parent / "made"
        for words in (
            ["validate"],
            ["query", "editions"],
            ["trace", "trees"],
            ["compare", "2018-19", "2019-20"],
            ["export", "--format", "csv", "--output", out],
            ["site", "--out", out],
            ["serve", "--port", "0"],
            ["load", "--to", "http://127.0.0.1:9/"],
        ):
            line = goldenthread(*words, "--build", council.out).refusal
            assert "build' again" in line or "build again" in line, words
            assert "dataset.nq" in line or "summary.json" in line, words
        assert not out.exists()

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["query", "no-such-question"], "no-such-question"),
            (["query", "no-such-file.rq"], "no-such-file.rq"),
            (["query"], "--list"),
            (["query", "editions", "--param", "year=2018"], "year"),
            (["query", "threads-by-length", "--param", "least=many"], "least"),
            (["query", "commitments-of-an-officer", "--param", "officer"], "--param takes KEY=VALUE"),
            (["query", "editions", "--format", "pdf"], "pdf"),
            (["export", "--format", "docx", "--output", "never"], "docx"),
            (["trace", "unicorns of the high street"], "unicorns"),
            (["trace", "https://example.org/data/nothing"], "nothing"),
        ],
    )
    def test_wrong_questions(self, goldenthread: Run, built: Path, words: list[str], told: str) -> None:
        assert told in goldenthread(*words, "--build", built).refusal
        assert not Path("never").exists()

    def test_a_malformed_question(self, goldenthread: Run, built: Path, tmp_path: Path) -> None:
        question = tmp_path / "mine.rq"
        question.write_text("SELECT ?x WHERE { ?x a ")
        assert "mine.rq" in goldenthread("query", question, "--build", built).refusal


class TestLayoutCheck:
    def test_missing_document(self, goldenthread: Run, council: Council) -> None:
        words = ("layout", "check", council.data / "nothing.txt", "--layout", "brackenford-plan")
        assert "nothing.txt: the document cannot be read" in goldenthread(*words, "--data", council.data).refusal

    def test_unknown_layout(self, goldenthread: Run, council: Council) -> None:
        line = goldenthread("layout", "check", council.data / PLAN, "--layout", "x", "--data", council.data).refusal
        assert "there is no layout 'x'" in line
        assert "brackenford-review" in line

    def test_binary(self, goldenthread: Run, council: Council) -> None:
        document = council.write("scan.pdf", b"%PDF\x00")
        words = ("layout", "check", document, "--layout", "brackenford-plan", "--data", council.data)
        assert "binary file" in goldenthread(*words).refusal


def test_no_fault_shows_the_program_to_the_caller(goldenthread: Run, council: Council) -> None:
    """The line names the file of the caller and none of the program's."""
    council.source(PLAN, b"\x00")
    assert str(Path(sys.modules["goldenthread"].__file__ or "").parent) not in refused(goldenthread, council)


class TestNamesInAddresses:
    """A name is encoded where it becomes part of an address; what claims to be an address must be one."""

    @pytest.mark.parametrize("name", ["Plan  18%20.txt", "p#1?.txt", "[p]|{1}.txt", "plän\u00a01.txt", "a\tb.txt"])
    def test_a_document_may_be_called_anything(self, goldenthread: Run, council: Council, name: str) -> None:
        (council.data / PLAN).rename(council.data / "sources" / name)
        council.replace("sources.toml", f'"{PLAN}"', json.dumps(f"sources/{name}"))
        assert goldenthread(*council.build).code == 0
        graph = (council.out / "dataset.nq").read_text(encoding="utf-8")
        assert f"/brackenford/source/{quote(name)}/lines/" in graph

    def test_two_documents_of_one_name_in_two_folders_are_two(self, goldenthread: Run, council: Council) -> None:
        for name, folder in ((PLAN, "2018"), (REVIEW, "2019")):
            (council.data / "sources" / folder).mkdir()
            (council.data / name).rename(council.data / "sources" / folder / "paper.txt")
            council.replace("sources.toml", f'"{name}"', f'"sources/{folder}/paper.txt"')
        assert goldenthread(*council.build).code == 0
        graph = (council.out / "dataset.nq").read_text(encoding="utf-8")
        assert "/source/2018/paper.txt/lines/" in graph
        assert "/source/2019/paper.txt/lines/" in graph
        assert graph.count("/paper.txt/checksum> <http://spdx.org/rdf/terms#checksumValue>") == 2

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('base = "https://example.org/data/"', 'base = "https://example.org/open data/"', "no IRI of the web"),
            ('base = "https://example.org/data/"', 'base = "https://example.org/data"', "must end with a slash"),
            ('base = "https://example.org/data/"', 'base = "https://example.org/x#y/"', "no ? and no #"),
            ('base = "https://example.org/data/"', 'base = "javascript:x/"', "no IRI of the web"),
            ("[bodies.brackenford]", '[bodies."bracken ford"]', "cannot name a body"),
            ("[bodies.brackenford]", '[bodies."brackenford#"]', "cannot name a body"),
            ("[bodies.brackenford]", '[bodies."catalogue"]', "another word"),
            ("[bodies.brackenford]", '[bodies.brackenford]\nhomepage = "javascript:alert(1)"', "no web address"),
            ("[bodies.brackenford]", '[bodies.brackenford]\nhomepage = "https://brackenford.example/a b"', "no web"),
        ],
    )
    def test_what_is_no_address_is_refused(
        self, goldenthread: Run, council: Council, old: str, new: str, told: str
    ) -> None:
        council.replace("sources.toml", old, new)
        line = refused(goldenthread, council)
        assert "sources.toml: " in line
        assert told in line

    @pytest.mark.parametrize("field", ["licence", "publisher"])
    def test_licence_and_publisher_of_a_document(self, goldenthread: Run, council: Council, field: str) -> None:
        first = council.text("sources.toml").index("[[documents]]")
        text = council.text("sources.toml")
        council.write(
            "sources.toml",
            text[:first] + text[first:].replace("layout =", f'{field} = "https://example.org/[v3]"\nlayout =', 1),
        )
        assert "'https://example.org/[v3]' is no IRI" in refused(goldenthread, council)

    @pytest.mark.parametrize("option", ["--licence", "--publisher"])
    def test_options_of_export(self, goldenthread: Run, built: Path, tmp_path: Path, option: str) -> None:
        words = ["export", "--format", "nq", "--output", tmp_path / "x", "--build", built, option]
        line = goldenthread(*words, "http://example.org/terms|2").refusal
        assert f"{option}: 'http://example.org/terms|2' is no IRI" in line
        assert not (tmp_path / "x").exists()
        assert goldenthread(*words, "Terms | 2").code == 0

    @pytest.mark.parametrize("table", ["persons", "posts", "units", "tenures", "distinct", "unit-changes"])
    def test_a_body_in_a_table_of_names(self, goldenthread: Run, council: Council, table: str) -> None:
        path = council.data / "identities" / f"{table}.tsv"
        columns = getattr(identity_tables, {"unit-changes": "CHANGES"}.get(table, table.upper()))
        path.parent.mkdir(exist_ok=True)
        path.write_text("\t".join(columns) + "\n" + "\t".join(["two words", *("x" for _ in columns[1:])]) + "\n")
        assert f"{table}.tsv:2: 'two words' is no key of a body" in refused(goldenthread, council)

    def test_a_key_in_a_register(self, goldenthread: Run, council: Council) -> None:
        text = council.text("registers/commitments.tsv").splitlines()
        cells = text[1].split("\t")
        council.write(
            "registers/commitments.tsv", "\n".join([text[0], "\t".join([*cells[:4], "0 1", *cells[5:]])]) + "\n"
        )
        assert "commitments.tsv:2: the key '0 1' cannot stand in an address" in refused(goldenthread, council)


class TestStatusesOfALayout:
    @pytest.mark.parametrize("status", ["not yet begun", "Not started", "finnished", ""])
    def test_a_word_outside_the_scheme(self, goldenthread: Run, council: Council, status: str) -> None:
        council.replace("layouts/brackenford-review.toml", '= "not started"', f'= "{status}"')
        line = refused(goldenthread, council)
        assert f"'Not started' cannot stand for '{status}'" in line
        assert "completed, delayed, discontinued, in progress, not started, on target, overdue" in line
