"""What has ended must stay so: letters that end something are kept outside the database, where no restore reaches.

A row is written in the letter's own transaction, and carried out into a file once that has committed; what a kill or
a full disk left behind is carried by the next one, by the next start and by the next backup. A file holds ids only,
is sealed for those who may open backups, and bears a mark that only this house can make.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from uuid import UUID

import pyrage  # type: ignore[import-untyped]  # it ships none

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Ending
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.scope import chain_of
from nhipcau.settings import backup as settings

FOLDER: Final = "endings"
AT_ONCE: Final = 500


def of(actor: Actor, letter: Letter, at: datetime) -> Ending:
    """Return the row of a letter that ended something; ``actor`` as of when it happened."""
    who = {"id": str(actor.id), "role": actor.role, "scopes": [actor.scope, *actor.also]}
    told = {"verb": letter.verb, "body": letter.body, "happened_at": letter.happened_at.isoformat(), "actor": who}
    return Ending(id=letter.id, chain=chain_of(actor.scope), at=at, state=Ending.KEEP, told=told)


def note(found: Sequence[Ending]) -> None:
    """Write down what has ended, in the transaction that ends it."""
    if found:
        Ending.objects.bulk_create(found, ignore_conflicts=True)


def letter_of(one: Ending) -> tuple[Actor, Letter]:
    """Return who said it, with the places of then, and the letter itself."""
    told = one.told
    who, (scope, *also) = told["actor"], told["actor"]["scopes"]
    actor = Actor(UUID(who["id"]), who["role"], scope, also=tuple(also))
    return actor, Letter(one.id, told["verb"], told["body"], datetime.fromisoformat(told["happened_at"]))


def folder(beside: Path | None = None) -> Path:
    """Return where endings are kept: beside the backups."""
    return (beside or settings.folder()) / FOLDER


def carry() -> int:
    """Carry every ending that waits to its file; return how many. Where no backup can be made, all of them wait."""
    to, done = _readers(), 0
    while to:
        waiting = list(Ending.objects.filter(state=Ending.KEEP).order_by("at", "id")[:AT_ONCE])
        if not waiting:
            break
        place = folder()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in waiting:
            _write(place / f"{one.id}.age", pyrage.encrypt(_marked(one), to))
        _settle(place)
        Ending.objects.filter(id__in=[one.id for one in waiting], state=Ending.KEEP).delete()
        done += len(waiting)
    return done


def _readers() -> list[Any]:
    named = settings.said(settings.TO).replace(",", " ").split()
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in named]
    except pyrage.RecipientError as error:
        raise ValueError(settings.TO) from error


def _write(path: Path, content: bytes) -> None:
    """Give the file its name only when all of it is on the disk."""
    draft = path.with_name(f".{path.name}.{token_hex(4)}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def _settle(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy(origin: Path, target: Path) -> int:
    """Copy what another folder of endings lacks, as it is sealed; return how many."""
    fresh = sorted({path.name for path in origin.glob("*.age")} - {path.name for path in target.glob("*.age")})
    if fresh:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in fresh:
            _write(target / name, (origin / name).read_bytes())
        _settle(target)
    return len(fresh)


def read(places: Iterable[Path], keys: Sequence[Any]) -> Iterator[Ending | str]:
    """Yield every ending in these folders once, in the order in which they happened; of one that is not ours, the name."""
    paths = {path.name: path for place in places for path in sorted(place.glob("*.age"))}
    found = [(name, _opened(path, keys)) for name, path in sorted(paths.items())]
    yield from (name for name, one in found if one is None)
    yield from sorted((one for _, one in found if one), key=lambda one: (one.at, one.id))


def _opened(path: Path, keys: Sequence[Any]) -> Ending | None:
    try:
        mark, _, text = pyrage.decrypt(path.read_bytes(), keys).partition(b"\n")
    except pyrage.DecryptError:
        return None
    if not hmac.compare_digest(mark, _mark(text)):
        return None
    told = json.loads(text)
    one = Ending(id=UUID(told["id"]), chain=told["chain"], at=datetime.fromisoformat(told["at"]), told=told["told"])
    return one if path.stem == str(one.id) else None


def _marked(one: Ending) -> bytes:
    told = {"id": str(one.id), "chain": one.chain, "at": one.at.isoformat(), "told": one.told}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return _mark(text) + b"\n" + text


def _mark(text: bytes) -> bytes:
    return hmac.new(own_key("endings"), text, hashlib.sha256).hexdigest().encode()
