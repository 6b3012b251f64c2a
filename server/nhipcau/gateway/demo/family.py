"""Homes and the people in them. Pure: chance in, homes out."""

from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from nhipcau.gateway.demo.cast import Hamlet, Home, Person
from nhipcau.gateway.demo.names import FEMALE, MALE, People, name

NOTES = (
    "",
    "",
    "",
    "",
    "",
    "Đi nương, về tối",
    "Gần nhà văn hóa",
    "Có người đi làm xa",
    "Nhà bên suối",
    "Chỉ có điện thoại bàn phím",
)


@dataclass
class Resident:
    """Somebody of a home; ``consent`` is set once they agreed to be helped."""

    id: UUID
    person: Person
    consent: UUID | None = None

    @property
    def adult(self) -> bool:
        """Say whether they can agree for themselves."""
        return self.person.age >= 18  # noqa: PLR2004 (years: the age of majority)


@dataclass
class Household:
    """A home of a village."""

    id: UUID
    village: UUID
    note: str
    residents: list[Resident] = field(default_factory=list)
    cast: Home | None = None

    @property
    def head(self) -> Person:
        """Who stands for the home."""
        return self.residents[0].person

    @property
    def languages(self) -> list[str]:
        """What is spoken there, the mother tongue first."""
        return list(dict.fromkeys([*(one.person.language for one in self.residents), "vi"]))


def people_of(hamlet: Hamlet, chance: Random) -> tuple[Person, ...]:
    """Return the people of an invented home: one or two adults, perhaps old parents, children."""
    people = chance.choice(hamlet.peoples)
    father = name(people, MALE, chance)
    age = chance.randint(24, 62)
    found = [Person(father.full, MALE, age, people.language)]
    if chance.random() < 0.85:  # noqa: PLR2004 (share of homes)
        found.append(_person(people, FEMALE, max(20, age - chance.randint(-2, 6)), chance))
    children = chance.choice((0, 0, 1, 1, 2))
    found += [_child(people, father.family, age, chance) for _ in range(children)]
    if chance.random() < 0.22:  # noqa: PLR2004 (share of homes with an old mother)
        found.append(_person(people, FEMALE, min(93, age + chance.randint(22, 30)), chance))
    return tuple(found)


def _child(people: People, family: str, age: int, chance: Random) -> Person:
    sex, years = chance.choice((FEMALE, MALE)), chance.randint(0, max(1, min(17, age - 20)))
    return _person(people, sex, years, chance, family)


def _person(people: People, sex: str, age: int, chance: Random, family: str = "") -> Person:
    return Person(name(people, sex, chance, family).full, sex, age, people.language)
