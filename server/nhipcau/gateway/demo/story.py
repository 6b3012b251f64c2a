"""A commune's month as letters: who told what, in which order. Pure: the same day gives the same letters."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from nhipcau.gateway.demo.cast import Hamlet, Home, Person, Stage, Worker
from nhipcau.gateway.demo.chance import id_at, slip_code
from nhipcau.gateway.demo.family import NOTES, Household, Resident, people_of
from nhipcau.gateway.demo.visit import CARDS, Listed, choose_guide, difficulties, given_list, make_list, steps
from nhipcau.guides.shapes import Guide
from nhipcau.kernel.actor import DESK, NATION_ANALYST, Actor, system
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.scope import COUNTRY, path_of

MONTH = 30  # days of assists, the last one yesterday
REACHED = 0.72  # share of a village's homes that the team means to reach this month


@dataclass
class Village:
    """A village, its homes, and who of the team answers for it."""

    id: UUID
    hamlet: Hamlet
    helper: Actor
    homes: list[Household] = field(default_factory=list)


class Story:
    """One commune's month. ``letters`` are kept by actor, in the order in which they were told."""

    def __init__(self, stage: Stage, guides: Mapping[str, Guide], today: date) -> None:
        """Tell the whole month up to yesterday."""
        self.stage, self.guides, self.today = stage, guides, today
        self.chance = Random(f"nhip-cau {stage.commune}")  # noqa: S311 (a story, not a secret)
        self.letters: dict[Actor, list[Letter]] = defaultdict(list)
        self.workers: dict[UUID, Worker] = {}
        self.first = today - timedelta(days=MONTH)
        self.house = system(stage.path)
        self.villages = self._found()
        self._settle()
        self._live()

    def _found(self) -> list[Village]:
        """Enter the villages and enrol the teams."""
        at = self._at(self.first - timedelta(days=20), 8)
        ids: dict[str, UUID] = {}
        for hamlet in self.stage.hamlets:
            ids[hamlet.name] = id_at(self.chance, at)
            body: dict[str, Any] = {
                "commune": self.stage.commune,
                "name": hamlet.name,
                "kind": hamlet.kind,
                "signal": hamlet.signal,
            }
            body |= {"id": ids[hamlet.name], "valid_from": "2025-07-01"}
            self._tell(self.house, "places.add_village", at, body)
        actors: dict[str, Actor] = {}
        for worker in self.stage.workers:
            village = ids.get(worker.village)
            scope = path_of(self.stage.province, self.stage.commune, village)
            actors[worker.village or worker.role] = self._enrol(self.house, worker, scope, at)
        self._enrol(system(path_of(self.stage.province)), self.stage.analyst, path_of(self.stage.province), at)
        for worker in self.stage.for_province:
            self._enrol_above(worker, at)
        desk = actors[DESK]
        return [Village(ids[hamlet.name], hamlet, actors.get(hamlet.name, desk)) for hamlet in self.stage.hamlets]

    def _enrol_above(self, worker: Worker, at: datetime) -> None:
        """Enrol somebody who works for the whole province or country, without drawing on the story's own chance."""
        here, kept = COUNTRY if worker.role == NATION_ANALYST else path_of(self.stage.province), self.chance
        self.chance = Random(f"nhip-cau {worker.login}")  # noqa: S311 (a story, not a secret)
        self._enrol(system(here), worker, here, at)
        self.chance = kept

    def _enrol(self, by: Actor, worker: Worker, scope: str, at: datetime) -> Actor:
        name = id_at(self.chance, at)
        self.workers[name] = worker
        body = {"id": name, "full_name": worker.full_name, "given_name": worker.given_name, "role": worker.role}
        body |= {
            "scope": scope,
            "phone": worker.phone,
            "languages": worker.languages,
            "affiliation": worker.affiliation,
        }
        self._tell(by, "people.enrol_member", at, body)
        return Actor(name, worker.role, scope, worker.full_name)

    def _settle(self) -> None:
        """Register every home and its people in the week before the month."""
        for village in self.villages:
            cast = [home for home in self.stage.homes if home.village == village.hamlet.name]
            for number in range(village.hamlet.homes):
                at = self._at(self.first - timedelta(days=9 - number % 7), 8 + number % 9, number * 7 % 60)
                home = cast[number] if number < len(cast) else None
                people = home.people if home else people_of(village.hamlet, self.chance)
                village.homes.append(self._register(village, people, home, at))

    def _register(self, village: Village, people: tuple[Person, ...], cast: Home | None, at: datetime) -> Household:
        note = cast.note if cast else self.chance.choice(NOTES)
        home = Household(id_at(self.chance, at), village.id, note, cast=cast)
        home.residents = [Resident(id_at(self.chance, at), person) for person in people]
        body = {"id": home.id, "village_id": village.id, "head_name": home.head.full_name, "note": home.note}
        self._tell(village.helper, "people.register_household", at, body | {"languages": home.languages})
        for one in home.residents:
            body = {"id": one.id, "household_id": home.id, "full_name": one.person.full_name, "sex": one.person.sex}
            body |= {"given_name": one.person.full_name.split()[-1], "language": one.person.language}
            self._tell(village.helper, "people.add_resident", at, body | {"birth_year": at.year - one.person.age})
        return home

    def _live(self) -> None:
        """Let the teams go from home to home; homes of the cast are visited, or left, as the cast says."""
        plans = {village.id: self._plan(village) for village in self.villages}
        weights = [len(village.homes) * (0.15 if village.helper.role == DESK else 1) for village in self.villages]
        for count, at in enumerate(sorted(self._moment() for _ in range(self.stage.assists))):
            village = self.chance.choices(self.villages, weights)[0]
            plan = plans[village.id]
            home = plan[count % len(plan)] if self.chance.random() < 0.35 else plan[0]  # noqa: PLR2004 (share of second visits)
            plan.append(plan.pop(plan.index(home)))
            self._visit(village, home, at)
        for village in self.villages:
            for home in village.homes:
                if home.cast and home.cast.procedure:
                    self._visit(village, home, self._at(self.today - timedelta(days=5), 9, 30))
        for letters in self.letters.values():
            letters.sort(key=lambda letter: letter.happened_at)

    def _plan(self, village: Village) -> list[Household]:
        homes = [home for home in village.homes if home.cast is None]
        return self.chance.sample(homes, min(len(homes), max(2, round(len(homes) * REACHED))))

    def _moment(self) -> datetime:
        day = self.first + timedelta(days=self.chance.randrange(MONTH))
        return self._at(day, self.chance.randint(7, 18), self.chance.randrange(60))

    def _visit(self, village: Village, home: Household, at: datetime) -> None:
        """Tell one visit: consent, the list of papers, the assist."""
        adults = [one for one in home.residents if one.adult]
        one = adults[0] if home.cast else self.chance.choice(adults)
        self._agree(village, one, at)
        guide, listed = self._errand(home, one.person, at.date())
        next_date = at.date() + timedelta(days=self.chance.randint(4, 25)) if self.chance.random() < 0.4 else None  # noqa: PLR2004 (share of visits with a next date)
        same = {"household_id": home.id, "resident_id": one.id, "procedure": guide["procedure"] if guide else ""}
        same |= {"next_date": next_date.isoformat() if next_date else None}
        preparation = None
        if guide and listed:
            preparation = id_at(self.chance, at)
            body = {"id": preparation, "slip_code": slip_code(self.chance), "guide_version": guide["version"]}
            body |= {"answers": listed.answers, "papers": listed.papers}
            self._tell(village.helper, "dossiers.prepare", at + timedelta(minutes=9), body | same)
        self._assist(village, one, at + timedelta(minutes=22), same | {"preparation_id": preparation}, listed)

    def _errand(self, home: Household, person: Person, on: date) -> tuple[Guide | None, Listed | None]:
        if not self.guides:
            return None, None
        if home.cast and home.cast.procedure in self.guides:
            guide = self.guides[home.cast.procedure]
            return guide, given_list(guide, home.cast.answers, on.isoformat()) or make_list(
                guide, on.isoformat(), self.chance
            )
        guide = choose_guide(self.guides, person.age, self.chance)
        listed = make_list(guide, on.isoformat(), self.chance) if self.chance.random() < 0.65 else None  # noqa: PLR2004 (share of visits with a list)
        return guide, listed

    def _agree(self, village: Village, one: Resident, at: datetime) -> None:
        if one.consent:
            return
        one.consent = id_at(self.chance, at)
        witnessed = one.person.age >= 70 and self.chance.random() < 0.5  # noqa: PLR2004 (years; share of the old who ask for a witness)
        body: dict[str, Any] = {
            "resident_id": one.id,
            "given_by": "witnessed" if witnessed else "self",
            "wording": "v1",
        }
        body |= {"method": self.chance.choice(("tap", "tap", "spoken", "signature"))}
        body |= {"witness_name": self.stage.workers[0].full_name if witnessed else None}
        self._tell(village.helper, "people.give_consent", at, {"id": one.consent, "purpose": "help_now", **body})
        if self.chance.random() < 0.3:  # noqa: PLR2004 (share of people who want to be asked again)
            follow_up = {"id": id_at(self.chance, at), "purpose": "follow_up"}
            self._tell(village.helper, "people.give_consent", at, follow_up | body)

    def _assist(
        self, village: Village, one: Resident, at: datetime, same: dict[str, Any], listed: Listed | None
    ) -> None:
        chance, person, signal = self.chance, one.person, village.hamlet.signal
        progress = (at.date() - self.first).days / MONTH
        online = signal != "none" and chance.random() < 0.7  # noqa: PLR2004 (share of visits where the form was sent)
        body: dict[str, Any] = {"id": id_at(chance, at), "consent_id": one.consent, "safety_card": chance.choice(CARDS)}
        body |= {"steps": steps(person.age, progress, online=online, chance=chance)}
        body |= {"safety_answered": chance.choices(("right", "unsure", "not_asked"), (70, 25, 5))[0]}
        body |= {"difficulties": difficulties(signal, listed, person.language, person.age, chance)}
        self._tell(village.helper, "support.record_assist", at, body | same)

    def _tell(self, actor: Actor, verb: str, at: datetime, body: dict[str, Any]) -> None:
        plain = {key: str(value) if isinstance(value, UUID) else value for key, value in body.items()}
        self.letters[actor].append(Letter(id_at(self.chance, at), verb, plain, at))

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), VIETNAM)
