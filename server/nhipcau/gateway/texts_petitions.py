"""What a telephone may say about petitions: words of `texts.py`, in plain letters.

PA and some words raises one; PA and a code says how it stands, with words behind it brings them to whoever answers, or names the
village that was still missing. XONG and CHUA with a code say whether it was really done.
"""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.conf import settings

from nhipcau.feedback.petitions import asking
from nhipcau.feedback.petitions.catalogue import category_name, guessed, is_formal
from nhipcau.feedback.petitions.models import Petition
from nhipcau.feedback.petitions.problems import TOO_MANY_RAISED
from nhipcau.feedback.petitions.queries import by_code
from nhipcau.feedback.petitions.shown import how_it_stands
from nhipcau.guides.channels.plain import MOST, plain
from nhipcau.kernel import text as words
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.slip_codes import read_slip_code, spell_slip_code
from nhipcau.messaging.incoming import known_place
from nhipcau.places.models import Village
from nhipcau.places.queries import find_communes, villages_of

HOW: Final = "Nhan PA roi ke chuyen gi, o dau. Vi du: PA CONG DAU BAN BI SAP. Khong can ghi ten. Gap thi goi 113, 114, 115."
WHICH: Final = "Chuyen o xa nao? Nhan lai: PA XA (ten xa), roi ke chuyen. Vi du: PA XA TAM QUANG, CONG BI SAP."
TAKEN: Final = "Da ghi: {viec}. Ma {ma}. Noi lo: {noi}, {han}."
WHICH_VILLAGE: Final = "O thon, ban nao? Nhan: PA {ma} (ten thon, ban)."
FORMAL: Final = "Don khieu nai, to cao thi mang den noi tiep cong dan cua xa hoac Ban Tiep cong dan tinh. O day nhan phan anh."
LATER: Final = "Nhieu phan anh gui lien nhau, loi nay chua ghi. Doi mot lat roi nhan lai."
NO_CODE: Final = "Chua thay phan anh co ma nay. Xem lai ma. May nguoi giup chua co song thi cho them mot ngay."
BROUGHT: Final = "Da chuyen loi den noi tra loi phan anh {ma}."
VILLAGE_KNOWN: Final = "Da ghi {thon} cho phan anh {ma}."
NOT_NOW: Final = "Phan anh {ma} chua den buoc nay, hoac da khep. Nhan PA {ma} de xem."
DONE: Final = "Cam on ba con. Phan anh {ma} da xong."
AGAIN: Final = "Da mo lai phan anh {ma}. Chuyen {noi}, {han}."
HOW_DONE: Final = "Nhan XONG hoac CHUA, roi ma phan anh. Vi du: CHUA 7M3N-9RZY-4H0."
CODE_PARTS: Final = 3  # words that a code may be typed in
SHORTEST: Final = 3  # words of a petition


def _code(rest: str) -> tuple[str, str]:
    """Return the code that a message begins with, and what stands behind it; no code where there is none."""
    parts = rest.split()
    for many in range(1, min(CODE_PARTS, len(parts)) + 1):
        code = read_slip_code("".join(parts[:many]))
        if code:
            return code, " ".join(parts[many:])
    return "", rest


def _petition(sender: str, rest: str) -> list[str] | None:
    if not rest:
        return [HOW]
    code, more = _code(rest)
    try:
        return _about(code, more) if code else _raised(sender, rest)
    except Refusal as refusal:
        if refusal.problem is TOO_MANY_RAISED:
            return [LATER]
        return [NO_CODE if refusal.problem.status == 404 else NOT_NOW.format(ma=spell_slip_code(code)) if code else HOW]  # noqa: PLR2004


def _raised(sender: str, said: str) -> list[str] | None:
    if is_formal(said):
        return [FORMAL]
    place, told = _place(sender, said)
    if not place:
        return [WHICH]
    if len(told.split()) < SHORTEST:
        return [HOW]
    village = _village(place, told)
    code = asking.raise_here(place, "text", sender, category=guessed(told), what=told[:500], village_id=village)
    spelled = spell_slip_code(code)
    asked = [] if village else [plain(WHICH_VILLAGE.format(ma=spelled))]
    petition = by_code(code).petition
    return [_short(TAKEN, viec=category_name(petition.category), ma=spelled, noi=petition.body_told, han=how_it_stands(petition)), *asked]


def _about(code: str, more: str) -> list[str]:
    """Say how it stands; with more words, name the village that was missing, or bring them."""
    petition, spelled = by_code(code).petition, spell_slip_code(code)
    if not more:
        answer = f" {petition.answer}" if petition.answer and not petition.is_open else ""
        return [_cut(f"{category_name(petition.category)}: {petition.body_told}, {how_it_stands(petition)}.{answer}")]
    village = _village(asking_place(petition), more) if petition.village_id is None else None
    asking.write(code, more[:500], village)
    if village:
        return [_short(VILLAGE_KNOWN, thon=_name(village), ma=spelled)]
    return [_short(BROUGHT, ma=spelled)]


def asking_place(petition: Petition) -> str:
    """Return the place whose villages a petition may be in."""
    return f"vn.{petition.place.split('.')[1]}.{petition.commune}."


def _answered(*, done: bool) -> Callable[[str, str], list[str] | None]:
    def answer(_: str, rest: str) -> list[str] | None:
        code, more = _code(rest)
        if not code:
            return [HOW_DONE] if rest else None
        if more:
            return [HOW_DONE]
        spelled = spell_slip_code(code)
        try:
            petition = asking.confirm(code, "text", done=done)
        except Refusal as refusal:
            return [NO_CODE if refusal.problem.status == 404 else _short(NOT_NOW, ma=spelled)]  # noqa: PLR2004 (nobody has it)
        if done:
            return [_short(DONE, ma=spelled)]
        return [_short(AGAIN, ma=spelled, noi=petition.body_told, han=how_it_stands(petition))]

    return answer


def _place(sender: str, said: str) -> tuple[str, str]:
    """Return the commune that a message speaks of, and the message without it: named first, else the one that wrote to this number."""
    head, _, tail = said.partition(",")
    if tail and words.plain(head).startswith(("xa ", "phuong ")):
        found = find_communes(head.split(maxsplit=1)[1], 2)
        if len(found) == 1:
            return found[0].path, tail.strip()
    place = known_place(sender) or settings.SMS_PLACE
    return (place if place and commune_of(place) else ""), said


def _village(place: str, said: str) -> UUID | None:
    """Return the village whose name stands in a message; none where several do."""
    told = f" {words.plain(said)} "
    named = {one.id: words.plain(one.name) for one in villages_of(commune_of(place) or "")}
    found = [one for one, name in named.items() if f" {name} " in told]
    return found[0] if len(found) == 1 else None


def _name(village: UUID) -> str:
    found = Village.objects.get(id=village)
    return f"{found.kind.lower()} {found.name}"


def _short(text: str, **told: str) -> str:
    return _cut(text.format(**told))


def _cut(text: str) -> str:
    plainly = plain(text)
    return plainly if len(plainly) <= MOST else plainly[: MOST - 3].rsplit(" ", 1)[0] + "..."


WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = {
    "pa": _petition,
    "xong": _answered(done=True),
    **dict.fromkeys(("chua", "chưa"), _answered(done=False)),
}
