"""Messages of a commune's own dossiers, as XML and as JSON, without a word about anybody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from django.db.models import Q, QuerySet

from nhipcau.dossiers.lgsp.rules import Case, Statistic, statistic
from nhipcau.dossiers.models import Dossier, RegisterLine
from nhipcau.dossiers.road_rules import HANDED_OUT, NOT_TAKEN, READY, STOPPED, TAKEN_IN, WITHDRAWN
from nhipcau.dossiers.roads import Road, roads_of, with_road
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import VIETNAM, local_date, start_of
from nhipcau.kernel.scope import within

NOTE: Final = (
    "Dạng bản tin biết từ mã nguồn công khai (OpenCPS), không phải giao diện đã thỏa thuận. "
    "Không có dữ liệu cá nhân: ChuHoSo, MaDoiTuong, Email, SoDienThoai để trống."
)
ROOT: Final = "DanhSachDongBoHoSoMC"
CHANNELS: Final = {"direct": "1", "online": "2", "post": "3"}
EMPTY: Final = ("ChuHoSo", "LoaiDoiTuong", "MaDoiTuong", "Email", "SoDienThoai")
Row = Mapping[str, str]


def dossiers(actor: Actor, first: date, last: date) -> list[Row]:
    """Return DongBoHoSoMC rows of the dossiers taken in between two days, in the order of the register."""
    return _rows(actor, list(_lines(actor, first, last).order_by("year", "number")))


class LineKey(NamedTuple):
    """Where a line of a register stands among all registers: it never moves."""

    place: str
    year: int
    number: int


def page(actor: Actor, path: str, between: tuple[date, date], after: LineKey | None, most: int) -> tuple[list[Row], LineKey | None]:
    """Return the rows of the next lines of the registers under a path, and the last line read; None: there is no more.

    It goes commune by commune, each in the order of its register; a line whose dossier may not be seen gives no row.
    """
    found = _lines(actor, *between).filter(place__under=path).order_by("place", "year", "number")
    if after:
        in_year = Q(year__gt=after.year) | Q(year=after.year, number__gt=after.number)
        found = found.filter(place__gte=after.place).filter(Q(place__gt=after.place) | in_year)
    lines = list(found[: most + 1])
    shown = lines[:most]
    last = shown[-1] if len(lines) > most else None
    return _rows(actor, shown), LineKey(last.place, last.year, last.number) if last else None


def _lines(actor: Actor, first: date, last: date) -> QuerySet[RegisterLine]:
    """Return the lines of the actor's places that were taken in between two days, both of them too."""
    taken = Q(taken_in_at__gte=start_of(first), taken_in_at__lt=start_of(last + timedelta(days=1)))
    return RegisterLine.objects.filter(within(actor), taken, dossier__isnull=False)


def _rows(actor: Actor, lines: Sequence[RegisterLine]) -> list[Row]:
    found = with_road(Dossier.objects.filter(within(actor), id__in=[line.dossier for line in lines]))
    known = roads_of(list(found))
    return [synced(line, known[line.dossier]) for line in lines if line.dossier in known]


def synced(line: RegisterLine, road: Road) -> Row:
    """Return one dossier as a row: its official code, else the number of the desk's register."""
    commune, now = line.place.rstrip(".").rpartition(".")[2], road.now
    receipt = f"{commune}-{line.year}-{line.number:05}"
    done = next((one for one in road.stages if one.state == READY), None)
    handed = next((one for one in road.stages if one.state == HANDED_OUT), None)
    return {
        "MaHoSo": road.codes[0] if road.codes else receipt,
        "MaTTHC": road.procedure,
        "TenTTHC": road.title,
        "SoBienNhan": receipt,
        **dict.fromkeys(EMPTY, ""),
        "NgayTiepNhan": _moment(line.taken_in_at),
        "NgayHenTra": f"{road.whole.due:%d/%m/%Y}" if road.whole and road.whole.due else "",
        "TrangThaiHoSo": str(int(now.state) if now else TAKEN_IN),
        "ThoiDiemXuLy": _moment(now.since if now else line.taken_in_at),
        "NgayTra": _moment(handed.since) if handed else "",
        "HinhThuc": CHANNELS.get(line.channel, ""),
        "NgayKetThucXuLy": _moment(done.since) if done else "",
        "DonViXuLy": now.holder if now else "",
    }


def counted(actor: Actor, first: date, last: date) -> Statistic:
    """Return MStatistic of the actor's places between two days."""
    lines = {line.dossier: line for line in RegisterLine.objects.filter(within(actor), dossier__isnull=False)}
    found = list(with_road(Dossier.objects.filter(within(actor), id__in=list(lines))))
    known = roads_of(found)
    return statistic((_case(lines[one.id], known[one.id]) for one in found), first, last)


def _case(line: RegisterLine, road: Road) -> Case:
    days = {stage.state: local_date(stage.since) for stage in reversed(road.stages)}
    done = min((days[state] for state in (READY, HANDED_OUT) if state in days), default=None)
    now = road.now
    dropped = local_date(now.since) if now and now.state in (NOT_TAKEN, WITHDRAWN, STOPPED) else None
    due = road.whole.due if road.whole else None
    return Case(local_date(line.taken_in_at), due, None if dropped else done, dropped)


def fields_of(told: Statistic) -> dict[str, str]:
    """Return MStatistic by the names of its fields; a share that nothing stands behind is empty."""
    share = told.in_time
    return {
        "NewReception": str(told.new_reception),
        "PreExisting": str(told.pre_existing),
        "Total": str(told.total),
        "TotalSolved": str(told.total_solved),
        "SolvedInTime": str(told.solved_in_time),
        "SolvedLate": str(told.solved_late),
        "SolvedWithoutTerm": str(told.no_term),
        "Pending": str(told.pending),
        "PendingLate": str(told.pending_late),
        "PercentSolvedInTime": "" if share is None else f"{100 * share:.2f}",
    }


def xml(root: str, rows: Iterable[tuple[str, Row]], about: Row) -> bytes:
    """Return a message as XML: elements named as the fields, what it is about as attributes, the note in front."""
    top = ET.Element(root, {**about, "GhiChu": NOTE})
    for name, row in rows:
        element = ET.SubElement(top, name)
        for field, value in row.items():
            ET.SubElement(element, field).text = "".join(letter for letter in value if letter >= " ")
    ET.indent(top)
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True))


def json_of(rows: Sequence[Row], about: Row) -> dict[str, object]:
    """Return a message as JSON: the list stands first, as our own import reads it row by row."""
    return {"DanhSachHoSo": list(rows), "GhiChu": NOTE, **about}


def _moment(when: datetime) -> str:
    return f"{when.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"
