"""The receipt of consent: kept by the person, opened by its code, still readable after everything else was erased."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.kernel import say
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import holding_slip
from nhipcau.kernel.slip_codes import read_slip_code, spell_slip_code
from nhipcau.people.models import Consent
from nhipcau.people.requests import Asked, asked_about
from nhipcau.people.rights_problems import RECEIPT_MISTYPED, UNKNOWN_RECEIPT
from nhipcau.people.wordings import asked, wording

SMS = 160  # plain letters of one message
NAMES = {
    "help_now": "Giúp hôm nay",
    "follow_up": "Ghé thăm, nhắc hẹn",
    "statistics": "Đếm số liệu",
    "keep_file": "Giữ ảnh, ghi âm",
    "ethnicity": "Dân tộc",
    "location": "Vị trí nhà",
    "passport": "Hộ chiếu kỹ năng",
    "safe_list": "Danh sách cần đến trước khi có thiên tai",
    "publish": "Cho xem hàng, tên, ảnh",
    "survey": "Trả lời biểu mẫu của xã",
}
GIVERS = {"self": "Chính bà con", "representative": "Người đại diện", "witnessed": "Bà con nói, có người làm chứng"}
METHODS = {"tap": "chạm trên máy", "signature": "ký tên", "voice": "lời nói ghi âm", "spoken": "lời nói"}
RELATIONS = {
    "mother": "mẹ", "father": "cha", "grandparent": "ông bà", "guardian": "người giám hộ", "child": "con",
    "spouse": "vợ, chồng", "sibling": "anh chị em", "other": "người nhà",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One purpose of a receipt, in the words that were spoken, and whether it still stands."""

    name: str
    say: str
    data: str
    withdrawn_at: datetime | None
    erased_at: datetime | None


@dataclass(frozen=True)
class Receipt:
    """What somebody agreed to together: with whom, how, when, for what; and what they asked since, with its dates."""

    code: str
    given_name: str
    controller: str
    intro: str
    rights: str
    given_at: datetime
    how: str
    lines: Sequence[Line]
    asked: Sequence[Asked]

    @property
    def spelled(self) -> str:
        """The code as it is printed."""
        return spell_slip_code(self.code)

    @property
    def standing(self) -> Sequence[Line]:
        """The purposes that still stand."""
        return [line for line in self.lines if not line.withdrawn_at]

    @property
    def message(self) -> str:
        """The receipt as one message of plain letters: no link, no number to call back."""
        names = ", ".join(line.name for line in self.standing) or "da rut het"
        day = local_date(self.given_at)
        for told in (names, f"{len(self.standing)} viec"):
            text = f"UBND {self.controller} ghi {day.day}/{day.month}: dong y {told}. Ma {self.spelled}. Xem, sua, rut: bao to, quay xa. 0 dong."
            if len(folded(text)) <= SMS:
                return folded(text)
        return folded(f"Bien nhan dong y, ma {self.spelled}. Xem, sua, rut: bao to hoac quay xa. 0 dong.")


def receipt(typed: str) -> Receipt:
    """Return the receipt with this code, for anyone who holds it.

    Raises:
        Refusal: 422.140 it cannot be such a code; 404.141 no receipt has it (yet).
    """
    code = read_slip_code(typed)
    if code is None:
        raise Refusal(RECEIPT_MISTYPED)
    with holding_slip(code):
        given = list(Consent.objects.filter(receipt=code).select_related("controller").order_by("given_at", "id"))
    if not given:
        raise Refusal(UNKNOWN_RECEIPT)
    first, words = given[0], wording(given[0].wording)
    commune = first.controller.full_name
    return Receipt(
        code=code,
        given_name=first.given_name,
        controller=commune,
        intro=words["intro"].format(commune=commune[:1].lower() + commune[1:]),
        rights=words["rights"],
        given_at=first.given_at,
        how=_how(first),
        lines=[_line(one) for one in given],
        asked=asked_about(first.resident_id) if first.resident_id else (),
    )


def _line(given: Consent) -> Line:
    words = asked(given.wording, given.purpose)
    return Line(NAMES[given.purpose], words.say, words.data, given.withdrawn_at, given.erased_at)


def _how(given: Consent) -> str:
    relation = f" ({RELATIONS[given.relation]})" if given.relation else ""
    return f"{GIVERS[given.given_by]}{relation}, {METHODS[given.method]}, {say.moment(given.given_at)}"


def folded(text: str) -> str:
    """Return text in plain letters, as every telephone shows it."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in parts if unicodedata.category(char) != "Mn")
