"""A half hour at the commune is asked for at the family's table, where there is no signal."""

from nhipcau.desk.models import Appointment, Service
from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.actor import DESK, Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import read_slip_code
from tests.stories.looks import faults_of
from tests.stories.phone import SIZE, Phone
from tests.world import COMMUNE, must


def opens_a_desk(slip: str) -> str:
    """Let the desk take appointments for what this slip needs; return the preparation's id."""
    with acting(system(COMMUNE)):
        listed = Preparation.objects.select_related("procedure").get(slip_code=read_slip_code(slip))
        Service.objects.filter(place=COMMUNE).delete()
    said = {"name": "Việc của phiếu này", "kind": "process", "fields": [listed.procedure.field], "slot_limit": 1}
    must(Actor(new_id(), DESK, COMMUNE), "desk.set_service", id=new_id(), **said)
    return str(listed.id)


def asked_for() -> list[str]:
    with acting(system(COMMUNE)):
        return [one.code for one in Appointment.objects.filter(place=COMMUNE, preparation__isnull=False)]


def test_a_half_hour_is_asked_for_without_a_signal_and_the_slip_is_its_code(lan: Phone, code: str, slip: str) -> None:
    listed = opens_a_desk(slip)
    lan.activates(code)
    lan.goes_offline()
    lan.turns_to(f"/phieu/{listed}")
    lan.taps_button("Hẹn giờ ở xã")
    day = lan.page.get_by_role("group", name="Ngày nào?").locator("label").last
    lan.taps_on(day)
    lan.taps_line("14:00")
    lan.sees("Xin hẹn giờ này")
    assert faults_of(lan.page, outdoors=True) == []
    lan.page.set_viewport_size(SIZE)
    lan.taps_button("Xin hẹn giờ này")
    lan.sees("Xin hẹn lúc 14:00")
    lan.sees("Trên máy này")
    lan.goes_online()
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: asked_for() == [read_slip_code(slip)])
