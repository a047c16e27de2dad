"""How fast documents are read, and how much memory it takes.

``python bench/reading.py`` reads the five documents of ``data/`` and then a generated folder of many documents, one
after the other, as the reading stage does; only reading is measured. ``--documents N`` says how many (1,000 by
default), ``--rows N`` adds one document of that many rows, ``--json`` prints the figures for a machine. Ends with exit
code 1 where a figure misses its bar.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from goldenthread.model import Edition
from goldenthread.read.layout import Layout, load_layout
from goldenthread.read.reader import read_edition
from goldenthread.read.source_catalogue import load_catalogue, read_source

ROOT = Path(__file__).parents[1]
FIVE_DOCUMENTS = 2.0
"""Seconds in which all documents of ``data/`` must be read."""
STEADY = 1.25
"""By what factor the second half of many documents may be slower, line by line, than the first."""
FLAT = 30.0
"""Megabytes that memory may grow from the first tenth of many documents to the last."""
HELP = 0.4
"""Seconds in which ``goldenthread --help`` must be there."""


def megabytes() -> float:
    """The memory that the process holds now."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmRSS:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def five_documents(data: Path) -> dict[str, float]:
    """Seconds for each document of a data folder, its layout and checksum included, the best of three."""
    seconds = {}
    for edition in load_catalogue(data).editions():
        times = []
        for _ in range(3):
            start = time.perf_counter()
            layout = load_layout(data / "layouts", edition.layout)
            read_edition(edition, read_source(data, edition), layout, data / edition.path)
            times.append(time.perf_counter() - start)
        seconds[edition.label] = round(min(times), 3)
    return seconds


def generate(data: Path, folder: Path, count: int) -> list[tuple[Edition, Path]]:
    """Writes that many documents: those of a data folder with other numbers in their words."""
    originals = [(edition, read_source(data, edition).decode()) for edition in load_catalogue(data).editions()]
    numbers = random.Random(1)  # noqa: S311 - the same documents every time
    made = []
    for number in range(count):
        edition, text = originals[number % len(originals)]
        varied = re.sub(r"(?<=[a-z] )(\d{2,4})(?= [a-z])", lambda _: str(numbers.randint(10, 9999)), text)
        path = folder / f"{number:05}.txt"
        path.write_text(varied, encoding="utf-8")
        made.append((edition, path))
    return made


def stream(documents: list[tuple[Edition, Path]], layouts: dict[str, Layout]) -> Iterator[tuple[float, float, int]]:
    """Seconds per line, memory and lines of each document, read one after the other and let go."""
    for edition, path in documents:
        start = time.perf_counter()
        content = path.read_bytes()
        hashlib.sha256(content).hexdigest()
        plan = read_edition(edition, content, layouts[edition.layout], path)
        seconds = time.perf_counter() - start
        yield seconds / len(plan.lines), megabytes(), len(plan.lines)


def many_documents(data: Path, count: int) -> dict[str, float]:
    """The rate of reading many documents, whether it stays, and whether memory grows."""
    layouts = {e.layout: load_layout(data / "layouts", e.layout) for e in load_catalogue(data).editions()}
    with tempfile.TemporaryDirectory() as folder:
        documents = generate(data, Path(folder), count)
        start = time.perf_counter()
        seen = list(stream(documents, layouts))
        seconds = time.perf_counter() - start
    tenth = max(len(layouts), count // 10 // len(layouts) * len(layouts))  # whole rounds of the same documents
    half = max(len(layouts), count // 2 // len(layouts) * len(layouts))
    slower = mean(one[0] for one in seen[-half:]) / mean(one[0] for one in seen[:half])
    return {
        "documents": count,
        "seconds": round(seconds, 1),
        "documents a second": round(count / seconds, 1),
        "lines a second": round(sum(one[2] for one in seen) / seconds),
        "second half against the first": round(slower, 2),
        "megabytes after the first tenth": round(max(one[1] for one in seen[:tenth]), 1),
        "megabytes after the last tenth": round(max(one[1] for one in seen[-tenth:]), 1),
    }


def one_giant(data: Path, rows: int) -> dict[str, float]:
    """One document of that many rows, the rows of a real one over and over."""
    edition = load_catalogue(data).editions()[0]
    lines = read_source(data, edition).decode().splitlines()
    content = "\n".join(lines[number % len(lines)] for number in range(rows)).encode()
    layout = load_layout(data / "layouts", edition.layout)
    before, start = megabytes(), time.perf_counter()
    plan = read_edition(edition, content, layout, Path(edition.path))
    seconds = time.perf_counter() - start
    grown = megabytes() - before
    return {"rows": len(plan.lines), "seconds": round(seconds, 1), "megabytes more": round(grown, 1)}


def help_at_once() -> float:
    """Seconds until ``goldenthread --help`` is there, the best of five."""
    command = [sys.executable, "-m", "goldenthread.cli", "--help"]
    if (script := Path(sys.executable).with_name("goldenthread")).exists():
        command = [str(script), "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return round(min(times), 3)


def main() -> int:
    """Measures, prints, and compares with the bars."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    words = parser.parse_args()
    each = five_documents(words.data)
    figures: dict[str, dict[str, float]] = {
        "the documents of data/, seconds": {**each, "together": round(sum(each.values()), 3)},
        "goldenthread --help": {"seconds": help_at_once()},
    }
    if words.documents:
        figures["many documents"] = many_documents(words.data, words.documents)
    if words.rows:
        figures["one document"] = one_giant(words.data, words.rows)
    if words.json:
        print(json.dumps(figures, indent=1))
    else:
        for title, found in figures.items():
            print(title)
            for name, value in found.items():
                print(f"  {name:<34} {value:,}")
    return 1 if missed(figures) else 0


def missed(figures: dict[str, dict[str, float]]) -> list[str]:
    """The bars that were missed, said on standard error."""
    many = figures.get("many documents", {})
    bars = [
        ("the documents of data/", figures["the documents of data/, seconds"]["together"], FIVE_DOCUMENTS),
        ("goldenthread --help", figures["goldenthread --help"]["seconds"], HELP),
        ("second half against the first", many.get("second half against the first", 0.0), STEADY),
        (
            "growth of memory",
            many.get("megabytes after the last tenth", 0.0) - many.get("megabytes after the first tenth", 0.0),
            FLAT,
        ),
    ]
    over = [name for name, value, bar in bars if value > bar]
    for name, value, bar in bars:
        if name in over:
            print(f"missed: {name} is {value:.2f}, and may be {bar}", file=sys.stderr)
    return over


if __name__ == "__main__":
    sys.exit(main())
