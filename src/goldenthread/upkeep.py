"""A data folder brought up to date: keys of what is new, keys for addresses, comments that wait to be judged."""

from __future__ import annotations

from pathlib import Path

from goldenthread.agent_register import AGENTS, dump_agents, load_agents, update_agents
from goldenthread.committee_folder import FOLDER as COMMITTEE
from goldenthread.committee_folder import rekeyed as rekeyed_committee
from goldenthread.corrections import CORRECTIONS
from goldenthread.files import is_there, listed, only_writer, read_text, replace_text
from goldenthread.folder_tables import load_tables
from goldenthread.identity.identity_tables import load_register
from goldenthread.interpret.judgements import FOLDER as JUDGEMENTS
from goldenthread.interpret.judgements import load_judgements, to_judge
from goldenthread.interpret.judgements import rekeyed as rekeyed_judgements
from goldenthread.linking.closings import ENDING
from goldenthread.linking.closings import rekeyed as rekeyed_closings
from goldenthread.linking.decisions import OPINIONS
from goldenthread.linking.decisions import rekeyed as rekeyed_decisions
from goldenthread.linking.measure_links import FOLDER as MEASURES
from goldenthread.linking.threads import components, update_threads
from goldenthread.read.source_catalogue import load_catalogue
from goldenthread.registers import RECORDS, assign, dump_entries, load_entries, update
from goldenthread.renewal import reserved
from goldenthread.stages import link, read, who_is_who
from goldenthread.thread_register import THREADS, dump_threads, load_threads
from goldenthread.validation import ACKNOWLEDGED
from goldenthread.validation.acknowledged import rekeyed as rekeyed_acknowledgements


def comments_to_judge(data: Path) -> list[str]:
    """What the rules propose of comments and no reader has judged, as lines of a file of judgements.

    Raises:
        GoldenThreadError: something in the data folder cannot be read.
    """
    reading, minter = read(data)
    iri_of = assign(reading.plans, load_entries(data / "registers" / RECORDS)).namer(minter)
    return list(to_judge(reading.plans, iri_of, load_judgements(data / JUDGEMENTS, minter.base), minter.base))


def update_registers(data: Path) -> list[tuple[Path, int, int]]:
    """Writes the keys of what is new into the registers of a data folder: into all of them, or into none.

    Returns:
        Each file, with its entries before and now.
    """
    load_catalogue(data)
    folder = data / "registers"
    with reserved(folder) as renewal:
        reading, minter = read(data)
        reading, _ = who_is_who(data, reading)
        entries = load_entries(folder / RECORDS)
        now = update(reading.plans, entries)
        linked = link(load_tables(data), reading, assign(reading.plans, now), minter)
        threads = load_threads(folder / THREADS, minter.base)
        threads_now = update_threads(components(linked.profiles, linked.links), threads, minter)
        known = load_register(data / "identities")
        agents = load_agents(folder / AGENTS)
        agents_now = update_agents((*known.persons, *known.posts, *known.units), agents)
        texts = {RECORDS: dump_entries(now), THREADS: dump_threads(threads_now, minter.base)}
        if agents_now:
            texts[AGENTS] = dump_agents(agents_now)
        with renewal.renewed() as new:
            for name, text in texts.items():
                (new / name).write_text(text, encoding="utf-8", newline="")
    counts = {
        RECORDS: (len(entries), len(now)),
        THREADS: (len(threads), len(threads_now)),
        AGENTS: (len(agents), len(agents_now)),
    }
    return [(folder / name, *counts[name]) for name in texts]


def update_keys(data: Path) -> list[Path]:
    """Writes keys for IRIs into decisions, closings, judgements, corrections and acknowledgements of a data folder.

    Returns:
        The files that held IRIs, or spoke of another base than the catalogue's.
    """
    base = load_catalogue(data).base
    files = [(path, rekeyed_decisions) for path in listed(data / "links", "*.sssom.tsv")]
    files += [
        (path, rekeyed_decisions)
        for beside in (OPINIONS, MEASURES)
        for path in listed(data / "links" / beside, "*.sssom.tsv")
    ]
    files += [(path, rekeyed_closings) for path in listed(data / "links", f"*{ENDING}")]
    files += [(path, rekeyed_judgements) for path in listed(data / JUDGEMENTS, "*.tsv")]
    files += [(path, rekeyed_committee) for path in listed(data / COMMITTEE, "*.tsv")]
    files += [(path, rekeyed_committee) for path in (data / CORRECTIONS,) if is_there(path)]
    files += [(path, rekeyed_acknowledgements) for path in (data / ACKNOWLEDGED,) if is_there(path)]
    changed = []
    for path, rekeyed in files:
        with only_writer(path):
            text = read_text(path)
            if (now := rekeyed(text, base)) != text:
                replace_text(path, now)
                changed.append(path)
    return changed
