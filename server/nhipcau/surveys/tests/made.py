"""Forms for tests: the sample, one with a question of one's own, one about people."""

from typing import Any
from uuid import UUID

from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.surveys.sample import SAMPLE, Sheets, workbook
from nhipcau.surveys.workbook import xform_of
from tests.world import World, must, tell

__all__ = ["PERSONAL", "SMALL", "brought", "everything_of", "given", "opened", "sheets", "workbook"]
SMALL = (  # as pyxform makes it
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">'
    '<h:head><h:title>Thử</h:title><model><instance><data id="nho"><cau/><meta><instanceID/></meta></data></instance>'
    '<bind nodeset="/data/cau" type="string"/><bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head>'
    '<h:body><input ref="/data/cau"><label>Có nước không?</label></input></h:body></h:html>'
)
SETTINGS = (("form_title", "form_id"), ("Thử", "thu"))
PERSONAL: Sheets = {"survey": (("type", "name", "label"), ("text", "ho_ten", "Họ và tên")), "settings": SETTINGS}


def sheets(question: str | None) -> dict[str, Any]:
    """The sample; or a form that asks one thing."""
    if question is None:
        return dict(SAMPLE)
    return {"survey": (("type", "name", "label"), ("text", "cau", question)), "settings": SETTINGS}


def brought(actor: Actor, form: Sheets | None = None, *, about: str = "nobody", purpose: str = "Biết bản nào thiếu nước", named: UUID | None = None) -> Any:
    """Bring a form; the verdict."""
    xml = xform_of(workbook(form or SAMPLE))
    return tell(actor, "surveys.enter_form", id=named or new_id(), xml=xml, about=about, purpose=purpose, days=90)


def opened(world: World, form: Sheets | None = None, *, about: str = "nobody", by: Actor | None = None) -> UUID:
    """A form that is asked."""
    named = new_id()
    verdict = brought(world.hoa, form, about=about, named=named)
    assert verdict.state == "done", (verdict.problem, verdict.details)
    must(by or world.hoa, "surveys.open_form", form_id=named)
    return named


def given(world: World) -> UUID:
    """A form that is asked, answered in both villages at the desk."""
    form = opened(world)
    for village in (world.tung_huong, world.bai_so):
        must(world.hoa, "surveys.answer", id=new_id(), form_id=form, village_id=village, answers={"nguon": "khe", "so_nguoi": "4"})
    return form


def everything_of(commune: str, village: UUID) -> None:
    """Every kind of row that forms leave in a commune."""
    desk, named = Actor(new_id(), DESK, commune, "Cán bộ"), new_id()
    must(desk, "surveys.enter_form", id=named, xml=SMALL, about="nobody", purpose="", days=90)
    must(desk, "surveys.open_form", form_id=named)
    must(desk, "surveys.answer", id=new_id(), form_id=named, village_id=village, answers={"cau": "có"})
