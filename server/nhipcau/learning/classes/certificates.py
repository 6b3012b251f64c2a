"""The certificate of who attended a class to its end: opened by its code, and gone with the consent."""

from typing import Final, NamedTuple

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.say import day
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, holding_slip
from nhipcau.kernel.slip_codes import read_slip_code, spell_slip_code
from nhipcau.learning.classes.models import Class, Seat
from nhipcau.learning.classes.problems import CERTIFICATE_MISTYPED, UNKNOWN_CERTIFICATE
from nhipcau.learning.classes.topics import lessons_of, name_of
from nhipcau.people.models import Member
from nhipcau.places.models import Commune, Province

NOT_OFFICIAL: Final = "Giấy ghi nhận đã học, không phải xác nhận phổ cập chính thức."


class Certificate(NamedTuple):
    """What a certificate says, and nothing else: a given name, what was learnt, when, where, who issued it."""

    code: str
    given_name: str
    topics: list[str]
    day: str
    minutes: int
    issuer: str

    @property
    def spelled(self) -> str:
        """The code as it is printed."""
        return spell_slip_code(self.code)


def certificate(typed: str) -> Certificate:
    """Return the certificate with this code, for anyone who holds it.

    Raises:
        Refusal: 422.318 it cannot be such a code; 404.317 no certificate has it (any more).
    """
    code = read_slip_code(typed)
    if code is None:
        raise Refusal(CERTIFICATE_MISTYPED)
    with holding_slip(code):
        known = Seat.objects.filter(code=code).exists()
    if not known:
        raise Refusal(UNKNOWN_CERTIFICATE)
    with acting(system(COUNTRY)):
        return of_seat(Seat.objects.select_related("course", "resident").get(code=code))


def of_seat(seat: Seat) -> Certificate:
    """Return what the certificate of a seat says; the caller sees both."""
    course = seat.course
    return Certificate(seat.code, _given_name(seat), topics(course), day(local_date(course.begins_at), year=True), course.minutes, issuer(course.place))


def topics(course: Class) -> list[str]:
    """Return what a class taught, in words."""
    return [one.title for one in lessons_of(course)] or [name_of(code) for code in course.skills]


def issuer(place: str) -> str:
    """Return the office that holds a class, in one line."""
    what, name = office_of(place)
    return f"{what} {name[:1].lower()}{name[1:]}"


def office_of(place: str) -> tuple[str, str]:
    """Return the office that holds a class: what it is, and of which place."""
    code = commune_of(place)
    if code:
        return "Ủy ban nhân dân", Commune.objects.get(code=code).full_name
    province = Province.objects.get(code=place.split(".")[1])
    return "Tổ chuyển đổi số", f"{province.kind} {province.name}"


def _given_name(seat: Seat) -> str:
    if seat.resident is not None:
        return seat.resident.given_name
    member = Member.objects.filter(id=seat.member).first() if seat.member else None
    return member.given_name if member else ""

