"""The door to messages in the shape that service buses of provinces know: a commune's dossiers, and how many were done in time.

The shape is known from public code (OpenCPS) and is no agreed interface; every answer says so. No row says a word about anybody.
"""

from dataclasses import replace
from datetime import date
from typing import Annotated

from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints

from nhipcau.dossiers.lgsp.messages import NOTE, LineKey, counted, fields_of, page
from nhipcau.gateway.systems import cursors
from nhipcau.gateway.systems.api_figures import Cursor, Place
from nhipcau.gateway.systems.asking import Asked
from nhipcau.gateway.systems.auth import ProgramRequest, ProgramToken, path_in
from nhipcau.kernel.outsiders import DOSSIERS_READ
from nhipcau.kernel.scope import acting

router = Router(tags=["systems"])
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)  # before and after these nothing was taken in


class StatisticAsked(Asked):
    """Whose statistic, and from which day to which, both in it, in Vietnam."""

    place: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
    first: date
    last: date


class MessagesAsked(Asked):
    """Which dossiers: taken in from one day to another, both in it, at a commune or anywhere in a province."""

    first: date
    last: date
    place: Place = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Cursor = ""


class DossierMessage(BaseModel):
    """DongBoHoSoMC. What would tell of a person is there and empty; days are dd/mm/yyyy, with the hour where one is known."""

    MaHoSo: str
    MaTTHC: str
    TenTTHC: str
    SoBienNhan: str
    ChuHoSo: str
    LoaiDoiTuong: str
    MaDoiTuong: str
    Email: str
    SoDienThoai: str
    NgayTiepNhan: str
    NgayHenTra: str
    TrangThaiHoSo: str
    ThoiDiemXuLy: str
    NgayTra: str
    HinhThuc: str
    NgayKetThucXuLy: str
    DonViXuLy: str


class MessagesOut(BaseModel):
    """Messages commune by commune, in the order of each register; ``next`` is the cursor of the following page, null at the end."""

    note: str
    items: list[DossierMessage]
    next: str | None


class StatisticMessage(BaseModel):
    """MStatistic. A share that nothing stands behind is empty, which is not nought."""

    NewReception: str
    PreExisting: str
    Total: str
    TotalSolved: str
    SolvedInTime: str
    SolvedLate: str
    SolvedWithoutTerm: str
    Pending: str
    PendingLate: str
    PercentSolvedInTime: str


class StatisticOut(BaseModel):
    """The statistic of a commune's dossiers in a period."""

    note: str
    place: str
    first: date
    last: date
    statistic: StatisticMessage


@router.get("/lgsp/dossiers", auth=ProgramToken(DOSSIERS_READ), response={200: MessagesOut, 304: None}, summary="Dossiers as DongBoHoSoMC", operation_id="list_dossier_messages")
def messages(request: ProgramRequest, asked: Query[MessagesAsked]) -> MessagesOut:
    """Return the dossiers that were taken in, as messages; a row can be handed to ``dossiers/states`` of another house as it is."""
    actor = request.auth
    path = path_in(actor, asked.place)
    listed = f"lgsp {actor.id} {path} {asked.first} {asked.last}"
    key = cursors.read(listed, asked.cursor)
    after = LineKey(str(key[0]), int(key[1]), int(key[2])) if key else None
    with acting(actor):
        rows, last = page(actor, path, (_day(asked.first), _day(asked.last)), after, asked.limit)
    rest = cursors.spelled(listed, list(last)) if last else None
    return MessagesOut(note=NOTE, items=[DossierMessage.model_validate(row) for row in rows], next=rest)


@router.get("/lgsp/statistic", auth=ProgramToken(DOSSIERS_READ), response={200: StatisticOut, 304: None}, summary="A period as MStatistic", operation_id="read_statistic_message")
def statistic(request: ProgramRequest, asked: Query[StatisticAsked]) -> StatisticOut:
    """Return how many dossiers of a commune were new, carried over, done in time, late and still pending."""
    actor = request.auth
    path = path_in(actor, asked.place)
    with acting(actor):
        told = fields_of(counted(replace(actor, scope=path, also=()), _day(asked.first), _day(asked.last)))
    return StatisticOut(note=NOTE, place=asked.place, first=asked.first, last=asked.last, statistic=StatisticMessage.model_validate(told))


def _day(asked: date) -> date:
    return min(max(asked, EARLIEST), LATEST)
