"""What is sent to whoever handed a dossier in: that it was taken in, waits for papers, is late, is done."""

from datetime import date
from uuid import UUID

from nhipcau.dossiers.models import Dossier
from nhipcau.dossiers.road_rules import ASKED, READY, TAKEN_IN
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import CODE, DATE, Message

_BY_STATE = {
    TAKEN_IN: outgoing.template(
        "dossiers.taken_in",
        vi="Đã tiếp nhận hồ sơ {ma}. Giữ phiếu này để theo dõi.",
        en="Your dossier {ma} was taken in. Keep the slip to follow it.",
        params={"ma": CODE},
        days=2,
    ),
    ASKED: outgoing.template(
        "dossiers.papers_missing",
        vi="Hồ sơ {ma} còn thiếu giấy. Mời bà con đến một cửa xem danh sách.",
        en="Papers are missing for your dossier {ma}. Please ask at the desk for the list.",
        params={"ma": CODE},
        days=10,
    ),
    READY: outgoing.template(
        "dossiers.done",
        vi="Hồ sơ {ma} đã xong. Mời bà con mang phiếu đến một cửa nhận kết quả.",
        en="Your dossier {ma} is done. Please bring the slip to the desk for the result.",
        params={"ma": CODE},
        days=10,
    ),
}
SORRY = outgoing.template(
    "dossiers.sorry",
    vi="Xin lỗi bà con: hồ sơ {ma} chưa kịp xong. Hẹn lại ngày {ngay}.",
    en="We are sorry: your dossier {ma} is not done in time. The new date is {ngay}.",
    params={"ma": CODE, "ngay": DATE},
    days=5,
)


def of_state(dossier: Dossier, phone: str, state: int, since: date) -> tuple[Message, ...]:
    """Return what is said of a new present state: to the telephone that was given, and to whoever watches; once."""
    kind = _BY_STATE.get(state)
    if kind is None:
        return ()
    once = f"{dossier.id}:{state}:{since}"
    told = {"about": dossier.id, "place": dossier.place, "once": once, "ma": spell_slip_code(dossier.slip_code)}
    return _to_all(kind, phone, dossier.resident, told)


def of_apology(dossier: Dossier, phone: str, new_date: date) -> tuple[Message, ...]:
    """Return the apology, with the new date."""
    told = {"about": dossier.id, "place": dossier.place, "once": str(dossier.id), "ma": spell_slip_code(dossier.slip_code), "ngay": new_date}
    return _to_all(SORRY, phone, dossier.resident, told)


def _to_all(kind: str, phone: str, person: UUID | None, told: dict[str, object]) -> tuple[Message, ...]:
    watching = outgoing.say(kind, outgoing.to_watchers(), **{**told, "once": f"{told['once']}:w"})  # type: ignore[arg-type]
    if not phone:
        return (watching,)
    return (outgoing.say(kind, outgoing.to_phone(phone, person), **told), watching)  # type: ignore[arg-type]
