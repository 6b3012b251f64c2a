"""What is printed for a class: the hand-out, the sheet to sign, the trainer's notes, the loudspeaker's text, certificates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.qr import qr_drawing
from nhipcau.kernel.say import moment
from nhipcau.kernel.typesetting import compiled
from nhipcau.learning.classes.certificates import NOT_OFFICIAL, Certificate, issuer, topics
from nhipcau.learning.classes.loudspeaker import announced, seconds
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.queries import last_notes
from nhipcau.learning.classes.rules import LEVELS
from nhipcau.learning.classes.topics import lessons_of, name_of
from nhipcau.people.bodies import TONGUES

_HERE: Final = Path(__file__).parent / "typst"
BLANKS: Final = 5  # lines to sign for who comes without being enrolled, at least


def tongue_of(course: Class) -> str:
    """Return the language of a class in words; empty where it is the house's own."""
    return "" if course.tongue == "vi" else TONGUES.get(course.tongue, course.tongue)


def _head(course: Class) -> dict[str, Any]:
    local = course.begins_at.astimezone(VIETNAM)
    return {
        "issuer": issuer(course.place),
        "topics": topics(course),
        "when": moment(course.begins_at),
        "day": f"{local:%d/%m/%Y}",
        "minutes": course.minutes,
        "venue": course.venue,
        "tongue": tongue_of(course) or "Kinh",
        "level": LEVELS[course.level],
        "trainers": [one["name"] for one in course.trainers],
        "skills": [name_of(code) for code in course.skills],
    }


def handout(course: Class) -> bytes:
    """Print what everybody takes home: the cards of its lessons, and whom never to tell a code."""
    told = [{"title": one.title, "cards": [card.text for card in one.cards]} for one in lessons_of(course)]
    return compiled(_HERE / "handout.typ", {**_head(course), "lessons": told})


def signing(course: Class, names: Sequence[str]) -> bytes:
    """Print the sheet to sign: who is enrolled, and blank lines up to the size of the room."""
    blanks = max(BLANKS, min(course.room, 60) - len(names))
    return compiled(_HERE / "signing.typ", {**_head(course), "names": list(names), "blanks": blanks})


def trainers_notes(course: Class) -> bytes:
    """Print what the trainer needs: the notes of each lesson, its tries and questions, and what the last class left."""
    told = [
        {
            "title": one.title,
            "minutes": one.minutes,
            "notes": list(one.notes),
            "tries": [a_try.ask for a_try in one.tries],
            "quiz": [{"ask": q.ask, "right": next((o.text for o in q.options if o.right), ""), "why": q.why} for q in one.quiz],
        }
        for one in lessons_of(course)
    ]
    return compiled(_HERE / "notes.typ", {**_head(course), "lessons": told, "room": course.room, "left": last_notes(course)})


def loudspeaker(course: Class) -> bytes:
    """Print the text for the loudspeaker, in large letters."""
    text = announced(course, tongue_of(course))
    return compiled(_HERE / "loudspeaker.typ", {**_head(course), "lines": text.splitlines(), "seconds": round(seconds(text))})


def certificates(found: Sequence[Certificate], address: str) -> bytes:
    """Print certificates, one a page, each with a code that anybody can verify at an address."""
    pages = [{**one._asdict(), "spelled": one.spelled, "qr": qr_drawing(f"{address}{one.code}").decode()} for one in found]
    return compiled(_HERE / "certificate.typ", {"pages": pages, "address": address, "not_official": NOT_OFFICIAL})
