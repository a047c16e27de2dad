"""The names of officers under a seal: what is made later of a redacted build is searched without knowing them.

A build without names cannot search its own exports for names. So it keeps, beside the dataset, a keyed hash of each
spelling, each surname and each word of a name. The hashes tell nothing of who did what; but whoever holds the file can
try a list of names against it. It therefore stays with the publisher: no command copies it, and only its owner may read
it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from goldenthread.errors import BuildError
from goldenthread.redaction.mention_kinds import Ruling, Standing, Surname
from goldenthread.redaction.mentions import Names

SEAL = "redaction.json"
"""The file of a redacted build."""
_PROVED = "proved"
"""Names the checksum of a copy, which the salt is not."""


def seal(names: Names, salt: str) -> str:
    """The file's content; the same names and salt give the same bytes."""
    key = _sealed(salt)
    rulings = [ruling for some in names.rulings.values() for ruling in some]
    said = {
        "salt": salt,
        "full": sorted(map(key, names.full)),
        "initial": {key(one): key(surname) for one, (_, surname) in names.initial.items()},
        "surnames": {key(one): surname.standing.value for one, surname in names.surnames.items()},
        "given": {key(one): said.standing.value for one, said in names.given.items()},
        "members": sorted(map(key, names.members)),
        "member_initials": sorted(map(key, names.member_initials)),
        "kept": sorted([key(ruling.key), ruling.within] for ruling in rulings if not ruling.hide),
        "hidden": sorted(key(ruling.key) for ruling in rulings if ruling.hide and not ruling.within),
        "words": sorted(map(key, names.words)),
        "anchors": sorted(map(key, names.anchors)),
        "longest": names.longest,
        "called": sorted(names.called),
        "turned": sorted(map(key, names.turned)),
    }
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def write_seal(folder: Path, names: Names, salt: str) -> Path:
    """Writes the seal of a build, readable by its owner alone."""
    path = folder / SEAL
    path.touch(mode=0o600)
    path.write_text(seal(names, salt), encoding="utf-8")
    return path


def open_seal(built: Path) -> Names:
    """The names that what is made of a redacted build must not hold, under their seal.

    Args:
        built: the folder of the build.

    Raises:
        BuildError: the file is missing or damaged.
    """
    path = built / SEAL
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        rulings: dict[str, tuple[Ruling, ...]] = {}
        for one, within in said["kept"]:
            rulings[one] = (*rulings.get(one, ()), Ruling(one, within, hide=False))
        for one in said["hidden"]:
            rulings[one] = (*rulings.get(one, ()), Ruling(one, "", hide=True))
        names = Names(
            dict.fromkeys(said["full"], ""),
            {one: ("", surname) for one, surname in said["initial"].items()},
            {one: Surname("", Standing(standing)) for one, standing in said["surnames"].items()},
            {one: Surname("", Standing(standing)) for one, standing in said["given"].items()},
            frozenset(said["members"]),
            frozenset(said["member_initials"]),
            rulings,
            frozenset(said["words"]),
            frozenset(said["anchors"]),
            int(said["longest"]),
            frozenset(said["called"]),
            frozenset(said["turned"]),
        )
        return replace(names, seal=_sealed(str(said["salt"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BuildError(
            "the seal of the redacted build is missing or damaged, so nothing made of it can be proved: build again",
            path=path,
        ) from None


def reseal(built: Path, copy: Path, checksum: str) -> None:
    """Seals a copy of a proved dataset in which only addresses differ, by the seal of the build.

    Args:
        built: the folder of the build.
        copy: the folder of the copy.
        checksum: of the dataset in it.
    """
    said = json.loads((built / SEAL).read_text(encoding="utf-8")) | {_PROVED: checksum}
    path = copy / SEAL
    path.touch(mode=0o600)
    path.write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def salt_of(built: Path) -> str:
    """The checksum of the dataset of a build, as it was proved; empty where the seal is damaged."""
    try:
        said = json.loads((built / SEAL).read_text(encoding="utf-8"))
        return str(said.get(_PROVED) or said["salt"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _sealed(salt: str) -> Any:
    key = salt.encode()[:64]
    return lru_cache(maxsize=500_000)(
        lambda word: hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=12, key=key).hexdigest()
    )
