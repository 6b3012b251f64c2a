"""What the verbs themselves write, told through the bus once: each further event is told like one of these.

So the generated ledger counts what the house counts today, whatever a domain has added to its verbs since.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import connections
from place import Home, add_village, carry_out, move_in

from nhipcau.kernel.actor import DESK, MEMBER, SYSTEM, Actor
from nhipcau.kernel.chain import canonical
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from nhipcau.kernel.slip_codes import new_slip_code

ASSIST, PREPARE, HAND_IN, DONE = 1, 2, 3, 4
MODES = ("alone", "prompted", "done_for")
STUCK = ("otp_not_received", "no_signal", "portal_error", "paper_missing", "language")
LEVELS = 8  # from “all done for them” to “all done alone”
PROCEDURE = "1.001193"


@dataclass(frozen=True)
class Pattern:
    """An entry as the house wrote it, with marks where ids go: ``<home>``, ``<row>``, ``<slip>`` and so on."""

    kind: int
    number: int
    verb: str
    role: str
    counts: str
    body: str


@dataclass(frozen=True)
class _Spoken:
    """A letter of a pattern, who says it, and which ids in it become which marks."""

    kind: int
    actor: Actor
    letter: Letter
    marks: dict[str, str]


def told(commune: str) -> list[Pattern]:
    """Tell one of each through the bus in a village of its own, and read back what was written."""
    scope = f"vn.40.{commune}."
    house = Actor(UUID(int=1), SYSTEM, scope, "bench")
    village, home = add_village("Bản mẫu", commune), Home(new_id(), new_id(), new_id())
    begun = now() - timedelta(days=60)
    carry_out(house, [_at(begun, one) for one in move_in(home, village, Random(40))])
    spoken = [*_assists(scope, home), *_dossiers(scope, home, begun)]
    for one in spoken:
        carry_out(one.actor, [one.letter])
    common = {str(home.household): "<home>", str(home.resident): "<resident>", str(home.consent): "<consent>", str(village): "<village>"}
    return list(_read_back(spoken, common))


def _assists(scope: str, home: Home) -> Iterator[_Spoken]:
    """Yield helpings from “all done for them” to “all alone”, each with and without somebody getting stuck."""
    helper, chance = Actor(UUID(int=2), MEMBER, scope, "bench"), Random(41)
    for level in range(LEVELS):
        for stuck in ("", chance.choice(STUCK)):
            row, preparation = new_id(), new_id()
            steps = [{"step": step, "mode": _mode(level, at)} for at, step in enumerate(("find_procedure", "fill_form", "photograph_papers", "submit"))]
            answer = "right" if level > 2 or stuck else "unsure_right"  # noqa: PLR2004 (who does more alone, answers well)
            body = {
                "id": row, "household_id": home.household, "resident_id": home.resident, "consent_id": home.consent, "preparation_id": preparation,
                "procedure": PROCEDURE, "steps": steps, "safety_card": "otp", "safety_answered": answer, "difficulties": [stuck] if stuck else [],
            }  # fmt: skip
            yield _Spoken(ASSIST, helper, _letter("support.record_assist", now(), body), {str(row): "<row>", str(preparation): "<preparation>"})


def _mode(level: int, at: int) -> str:
    """Return how a step was done: the higher the level, the more steps alone; the next one after those with a reminder."""
    alone = level // 2
    return MODES[0] if at < alone else MODES[1] if at == alone and level % 2 else MODES[2]


def _dossiers(scope: str, home: Home, begun: datetime) -> Iterator[_Spoken]:
    """Yield lists, whole or lacking a paper; dossiers taken in by hand; and how they ended: before, on or after the day."""
    helper, desk = Actor(UUID(int=2), MEMBER, scope, "bench"), Actor(UUID(int=3), DESK, scope, "bench")
    for number, days in enumerate((6, 10, 15)):  # promised for the tenth day
        preparation, dossier, step, slip = new_id(), new_id(), new_id(), new_slip_code()
        papers = [{"id": "birth_cert", "state": "have"}, {"id": "residence", "state": "missing" if number == 0 else "have"}]
        listed = {
            "id": preparation, "slip_code": slip, "household_id": home.household, "resident_id": home.resident, "procedure": PROCEDURE,
            "guide_version": secrets.token_hex(8), "answers": {"where_born": "clinic"}, "papers": papers,
        }  # fmt: skip
        marks = {str(preparation): "<preparation>", slip: "<slip>"}
        yield _Spoken(PREPARE, helper, _letter("dossiers.prepare", begun, listed), marks)
        promised = local_date(begun) + timedelta(days=10)
        taken = {"id": dossier, "slip_code": slip, "preparation_id": preparation, "procedure": PROCEDURE, "promised": promised.isoformat()}
        marks = {**marks, str(dossier): "<row>", promised.isoformat(): "<promised>"}
        yield _Spoken(HAND_IN, desk, _letter("dossiers.hand_in", begun, taken), marks)
        ended = {"id": step, "dossier_id": dossier, "state": 9}
        yield _Spoken(DONE, desk, _letter("dossiers.tell_state", begun + timedelta(days=days), ended), {str(step): "<step>", str(dossier): "<row>"})


def _letter(verb: str, at: datetime, body: dict[str, Any]) -> Letter:
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in body.items()}
    return Letter(new_id(), verb, plain, at)


def _at(moment: datetime, letter: Letter) -> Letter:
    return Letter(letter.id, letter.verb, letter.body, moment)


def _read_back(spoken: list[_Spoken], common: dict[str, str]) -> Iterator[Pattern]:
    numbers = dict.fromkeys((ASSIST, PREPARE, HAND_IN, DONE), 0)
    with connections["owner"].cursor() as cursor:
        for one in spoken:
            entry = Entry.objects.get(id=one.letter.id)
            cursor.execute("SELECT text FROM kernel_body WHERE entry = %s", [one.letter.id])
            counts, body = canonical(entry.counts), str(cursor.fetchone()[0])
            for given, mark in {**common, **one.marks}.items():
                counts, body = counts.replace(given, mark), body.replace(given, mark)
            json.loads(body)
            yield Pattern(one.kind, numbers[one.kind], entry.verb, entry.role, counts, body)
            numbers[one.kind] += 1
