"""Reception at the desk: a dossier with its road, the steps that are lawful next, each with a form, and its papers."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from nhipcau.desk.queries import Brought
from nhipcau.dossiers.queries import (
    Line,
    Road,
    Step,
    calendar,
    closed_of,
    find_dossier,
    forms_at,
    if_taken_now,
    line_of,
    new_slip_code,
    petitioner,
    proposed_term,
    road,
    spell_slip_code,
    steps_of,
)
from nhipcau.guides.models import Procedure
from nhipcau.guides.queries import reasons_at_desk
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import Seen

HAND_IN: Final = Step("tiep-nhan", "hand_in", Line("Tiếp nhận hồ sơ", "Take in the dossier"))
ONLINE: Final = Step("truc-tuyen", "submit_online", Line("Bà con đã nộp trực tuyến", "It was sent through the portal"))
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "tiep-nhan": ("full_name", "phone", "channel", "term", "promised", "holder", "official_code"),
    "truc-tuyen": ("official_code",),
    "nhan": ("promised", "holder", "note"),
    "chuyen": ("holder", "until", "note"),
    "bo-sung": ("reasons", "note"),
    "du-giay": ("promised", "note"),
    "nop-tien": ("until", "note"),
    "xong": ("note",),
    "tra": ("note",),
    "xin-loi": ("new_date", "note"),
    "tu-choi": ("reasons", "note"),
    "rut": ("note",),
    "dung": ("note",),
    "ma": ("code",),
}
LABELS: Final = {
    "full_name": ("Họ tên người nộp", "Ghi trên giấy hẹn. Chỉ quầy thấy."),
    "phone": ("Điện thoại", "Để nhắn khi có kết quả. Không có thì bỏ trống."),
    "channel": ("Cách nộp", ""),
    "term": ("Thời hạn", ""),
    "promised": ("Ngày hẹn trả khác", "Bỏ trống thì lấy theo thời hạn."),
    "holder": ("Nơi giữ hồ sơ", "Tên bộ phận, không ghi tên người."),
    "official_code": ("Mã hồ sơ của tỉnh", "Chưa có thì gắn sau."),
    "until": ("Bước này đến ngày", ""),
    "note": ("Ghi thêm", "Bà con đọc được trên trang phiếu."),
    "reasons": ("Vì sao", ""),
    "new_date": ("Ngày hẹn lại", ""),
    "code": ("Mã hồ sơ", "Chép đúng như trên giấy của tỉnh."),
}
OWN: Final = {
    ("bo-sung", "note"): ("Giấy tờ cần bổ sung", "Nêu đủ một lần, ngăn nhau bằng dấu chấm phẩy."),
    ("xin-loi", "note"): ("Lý do chưa kịp", "Bà con đọc được."),
    ("dung", "note"): ("Lý do dừng", "Bà con đọc được."),
    ("tu-choi", "note"): ("Lý do khác", "Bà con đọc được."),
}
MUST: Final = {("xin-loi", "note"), ("xin-loi", "new_date"), ("dung", "note"), ("ma", "code")}
DATES: Final = frozenset({"promised", "until", "new_date"})
VERBS: Final = {"tiep-nhan": "hand_in", "truc-tuyen": "submit_online", "bo-sung": "ask_supplement", "du-giay": "supplement_received", "xin-loi": "apologise", "rut": "withdraw", "dung": "stop", "tra": "hand_out", "ma": "attach_code"}
STATES: Final = {"nhan": 2, "tu-choi": 3, "chuyen": 4, "nop-tien": 6, "xong": 9}
AFTER_SORRY: Final = 3  # working days that are proposed for a new date


@dataclass(frozen=True)
class Field:
    """A field of a step's form: what it is called, what stands in it."""

    name: str
    label: str
    hint: str
    value: str = ""
    must: bool = False
    options: tuple[tuple[str, str, bool], ...] = ()

    @property
    def kind(self) -> str:
        """How it is asked."""
        return "date" if self.name in DATES else self.name if self.name in {"reasons", "channel", "term"} else "text"


@dataclass(frozen=True)
class Offer:
    """A step with its form; ``letter`` names what it sends, so that sent twice it is once. ``open``: what was typed into it was refused, and is still there."""

    step: Step
    fields: tuple[Field, ...]
    letter: UUID
    lines: tuple[Line, ...] = ()
    open: bool = False


@dataclass(frozen=True)
class AtDesk:
    """What stands at the desk: a dossier, or papers that may become one."""

    road: Road | None
    number: str
    full_name: str
    seen: tuple[Seen, ...]
    offers: tuple[Offer, ...]
    closed: tuple[Line, ...]
    forms: Sequence[Any]
    slip: str
    procedure: str
    preparation: UUID | None
    choices: Sequence[Procedure] = ()
    knows_whom: bool = False

    @property
    def spelled(self) -> str:
        """The slip's code as it is printed."""
        return spell_slip_code(self.slip)


def at_desk(actor: Actor, typed: str, found: Brought | None, said: QueryDict | None = None) -> AtDesk | None:
    """Return what may be recorded of what was typed; ``said`` was refused just now and stays in its form.

    Raises:
        Refusal: 404.220 there is no such dossier, and no papers either.
    """
    dossier = None
    with suppress(Refusal):
        dossier = find_dossier(actor, found.slip.code if found else typed)
    if dossier is None:
        return _prepared(found, said) if found else None
    shown = road(actor, dossier.id)
    who, line = petitioner(actor, dossier.id), line_of(dossier.id)
    today = local_today()
    offers = tuple(_offer(step, shown, said, found) for step in steps_of(shown, today))
    return AtDesk(
        road=shown,
        number=f"{line.number}/{line.year}" if line else "",
        full_name=who.full_name if who else "",
        seen=(Seen(dossier.place, dossier.resident),) if who else (),
        offers=offers,
        closed=closed_of(shown, today),
        forms=forms_at(actor, dossier.id),
        slip=shown.slip,
        procedure=shown.procedure,
        preparation=dossier.preparation,
        knows_whom=who is not None,
    )


def without_slip(said: QueryDict | None = None) -> AtDesk:
    """Return the form for somebody who comes without a slip; the page names one."""
    choices = Procedure.objects.order_by("plain")
    code = said.get("procedure", "") if said else ""
    offer = _hand_in(None, said)
    return AtDesk(None, "", "", (), (offer,), (), (), new_slip_code(), code, None, list(choices))


def record(actor: Actor, said: QueryDict) -> str:
    """Record the step that was sent, and return the slip or the id that shows the dossier again; sent twice, it is once.

    Raises:
        Refusal: what the verb answered; the refusal is in the ledger.
    """
    key = said.get("buoc", "")
    verb = f"dossiers.{VERBS.get(key, 'tell_state')}"
    make = {"tiep-nhan": _hand_in_body, "truc-tuyen": _online_body}.get(key)
    body = make(said) if make else _step_body(key, said)
    tell(actor, said, verb, body)
    return said.get("phieu", "")


def tell(actor: Actor, said: QueryDict, verb: str, body: dict[str, Any]) -> None:
    """Tell the house what was pressed; a press that is sent twice is one.

    Raises:
        Refusal: what the verb answered; the refusal is in the ledger.
    """
    letter = Letter(_uuid(said.get("lan", "")), verb, body, now())
    verdict = bus.obey(actor, [letter]).verdicts[0]
    if verdict.problem:
        raise Refusal(verdict.problem, **verdict.details)


def _prepared(found: Brought, said: QueryDict | None) -> AtDesk:
    refused = said if said and said.get("buoc") == ONLINE.key else None
    online = Offer(ONLINE, (_field(ONLINE.key, "official_code", refused, ""),), new_id(), open=refused is not None)
    return AtDesk(None, "", "", (), (_hand_in(found, said), online), (), (), found.slip.code, found.slip.procedure, found.preparation)


def _offer(step: Step, shown: Road, said: QueryDict | None, found: Brought | None) -> Offer:
    refused = said if said and said.get("buoc") == step.key else None
    fields = tuple(_field(step.key, name, refused, _proposed(step.key, name, shown, found)) for name in FIELDS[step.key])
    return Offer(step, fields, new_id(), open=refused is not None)


def _hand_in(found: Brought | None, said: QueryDict | None) -> Offer:
    refused = said if said and said.get("buoc") == "tiep-nhan" else None
    known = {"full_name": found.full_name if found else "", "holder": "Bộ phận một cửa"}
    term = proposed_term(found.slip.procedure) if found else None
    fields = []
    for name in FIELDS["tiep-nhan"]:
        field = _field("tiep-nhan", name, refused, known.get(name, ""))
        if name == "term" and refused is None:
            field = replace(field, value=str(term.many) if term else "", options=_units(term.unit if term else "working_day"))
        fields.append(field)
    return Offer(HAND_IN, tuple(fields), new_id(), if_taken_now(term), refused is not None)


def _field(key: str, name: str, said: QueryDict | None, proposed: str) -> Field:
    label, hint = OWN.get((key, name)) or LABELS[name]
    value = said.get(name, "")[:200] if said else proposed
    options: tuple[tuple[str, str, bool], ...] = ()
    if name == "reasons":
        chosen = set(said.getlist("reasons")) if said else set()
        options = tuple((one.key, one.name, one.key in chosen) for one in reasons_at_desk())
    elif name == "channel":
        options = tuple((one, word, one == value) for one, word in (("direct", "Trực tiếp"), ("post", "Bưu chính công ích")))
    elif name == "term":
        options = _units(said.get("unit", "working_day") if said else "working_day")
    return Field(name, label, hint, value, (key, name) in MUST, options)


def _units(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((unit, word, unit == chosen) for unit, word in (("working_day", "ngày làm việc"), ("day", "ngày")))


def _proposed(key: str, name: str, shown: Road, found: Brought | None) -> str:
    """Return what a form proposes: the papers that are missing, a unit, a new date."""
    if (key, name) == ("bo-sung", "note") and found:
        return _that_fit([line.paper.name for line in found.slip.missing])
    if (key, name) == ("xin-loi", "new_date") and shown.whole and shown.whole.due:
        return calendar().after(max(shown.whole.due, local_today()), AFTER_SORRY).isoformat()
    return ""


def _that_fit(names: Sequence[str], most: int = 200) -> str:
    told = ""
    for name in names:
        longer = f"{told}; {name}" if told else name
        if len(longer) > most:
            break
        told = longer
    return told


def _step_body(key: str, said: QueryDict) -> dict[str, Any]:
    entry, dossier = said.get("lan", ""), said.get("ho_so", "")
    if key == "ma":
        return {"id": entry, "dossier_id": dossier, "code": said.get("code", "").strip()}
    body: dict[str, Any] = {"id": entry, "dossier_id": dossier, "saw": said.get("thay", "")}
    for name in FIELDS.get(key, ()):
        value = said.get(name, "").strip()
        if name == "reasons":
            body["reasons"] = said.getlist("reasons")
        elif value:
            body[name] = value
    if key in STATES:
        body["state"] = STATES[key]
    return body


def _hand_in_body(said: QueryDict) -> dict[str, Any]:
    body: dict[str, Any] = {"id": said.get("lan", ""), "slip_code": said.get("phieu", ""), "procedure": said.get("procedure", "")}
    for name in ("full_name", "phone", "channel", "promised", "holder", "official_code"):
        value = said.get(name, "").strip()
        if value:
            body[name] = value.replace(" ", "") if name == "phone" else value
    if listed := said.get("chuan_bi", ""):
        body["preparation_id"] = listed
    if many := said.get("term", "").strip():
        body["term"] = {"many": int(many) if many.isascii() and many.isdigit() else many, "unit": said.get("unit", "working_day")}
    return body


def _online_body(said: QueryDict) -> dict[str, Any]:
    code = said.get("official_code", "").strip()
    return {"id": said.get("lan", ""), "preparation_id": said.get("chuan_bi", ""), "official_code": code}


def _uuid(text: str) -> UUID:
    """Return the name that the page gave this sending; a page that gave none is a new one."""
    with suppress(ValueError):
        return UUID(text)
    return new_id()
