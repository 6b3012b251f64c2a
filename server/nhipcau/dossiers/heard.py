"""A slip's page by ear and in other tongues: which words are read aloud, which were recorded, in which tongues it can be had."""

from dataclasses import dataclass
from typing import Final

from nhipcau.dossiers.models import Dossier, Preparation
from nhipcau.dossiers.roads import Road
from nhipcau.dossiers.slips import Slip
from nhipcau.guides.queries import can_speak, recorded, tongues_recorded
from nhipcau.kernel.scope import holding_slip

VIETNAMESE: Final = ("vi", "Tiếng Việt")
ENGLISH: Final = ("en", "English")
MOST: Final = 1_600  # letters that are read at once


@dataclass(frozen=True)
class Hearing:
    """What a slip's page says of tongues: those to choose from, the chosen one, and the recordings of steps, by text."""

    tongue: str
    tongues: tuple[tuple[str, str], ...]
    steps: tuple[tuple[object, str], ...] = ()
    speaks: bool = False

    @property
    def english(self) -> bool:
        """Whether the page is to be in English."""
        return self.tongue == ENGLISH[0]


def hearing(asked: str, slip: Slip | None, preparation: Preparation | None) -> Hearing:
    """Return how a slip can be had in the tongue that was asked for; in Vietnamese where it cannot be had in that."""
    steps = list(slip.told.steps) if slip and slip.told else []
    texts = [step.text for step in steps]
    known = tongues_recorded(preparation.place, texts) if preparation and texts else {}
    tongues = (VIETNAMESE, ENGLISH, *((code, name) for code, name in known.items() if code != VIETNAMESE[0]))
    tongue = asked if asked in dict(tongues) else VIETNAMESE[0]
    heard = recorded(preparation.place, tongue, texts) if preparation and tongue in known else {}
    return Hearing(tongue, tongues, tuple((step, heard.get(step.text, "")) for step in steps), can_speak())


def aloud(road: Road, slip: Slip | None) -> str:
    """Return what is read aloud of a slip: where its dossier is; before it is handed in, whether to set out, and what is missing."""
    if road.stages or slip is None:
        lines = [f"{road.title}.", *(line.vi for line in road.lines)]
    else:
        missing = [f"Còn thiếu: {line.paper.name}." for line in slip.missing]
        lines = [f"{slip.title}.", slip.verdict, *missing]
    said = ""
    for line in lines:
        if len(said) + len(line) > MOST:
            break
        said = f"{said} {line}".strip()
    return said


def place_of(road: Road) -> str:
    """Return where the dossier of a slip that is held belongs."""
    with holding_slip(road.slip):
        return Dossier.objects.get(slip_code=road.slip).place
