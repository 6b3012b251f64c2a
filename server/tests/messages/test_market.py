"""A maker's telephone: a question arrives, TL answers it, HET and CON say what there is; no number crosses over. Through Kannel."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nhipcau.gateway.texts import hear
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.market.makers.tests.people import in_the_window, makes, shown
from nhipcau.market.models import Enquiry, Product, Shown
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.ways import open_ways
from nhipcau.messaging.writing import as_sms
from tests.kannel import Kannel
from tests.messages.test_kannel import awake, kannel  # noqa: F401 (a fixture)
from tests.world import World, must, settle

BUYER, MAKER = "0987654321", "0912345678"


@pytest.fixture
def ginger(db: None) -> tuple[World, Product]:
    return shop()


def shop() -> tuple[World, Product]:
    """Bà Tư's ginger in the window, and the telephone that answers for it."""
    cache.clear()
    world = settle()
    maker, goods = in_the_window(world)
    must(world.lan, "market.change_maker", id=new_id(), maker_id=maker.id, name=maker.name, story=maker.story, telephone=MAKER)
    return world, goods


def ask(goods: Product, words: str = "2 gói gửi về Vinh mấy ngày?", **more: Any) -> str:
    answer = Client().post(f"/cho/{goods.id}/hoi", {"loi": words, "so": BUYER, "dong_y": "1", **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def texts(kind: str) -> list[str]:
    """What went out, as a telephone shows it."""
    with acting(system(COUNTRY)):
        return [as_sms(one) for one in OutMessage.objects.filter(kind=kind).order_by("said_at", "id")]


def test_a_question_goes_to_the_maker_the_answer_to_the_buyer_and_no_number_goes_with_either(ginger: tuple[World, Product]) -> None:
    _, goods = ginger
    page = ask(goods)
    [question] = texts("market.asked")
    assert question == "Khach hoi Gung de say lat: 2 goi gui ve Vinh may ngay? Tra loi: nhan TL 1 roi loi dap."
    assert hear(MAKER, "TL 1 Ba ngay, goi 0912345678, tien 60.000 d") == ["Da gui loi dap cho khach. Khach khong thay so cua ban. Khong nhan tien coc qua tin nhan."]
    [answer] = texts("market.answered")
    assert "Ba ngay, goi (so da che), tien 60.000 d" in answer
    assert BUYER not in question + answer
    assert MAKER not in question + answer
    assert len(answer) <= 306
    assert "Ba ngay" in Client().get(page).content.decode()
    ask_more = Client().post(page, {"loi": "Phí gửi bao nhiêu?"})
    assert ask_more.status_code == 302
    assert "Phi gui bao nhieu" in texts("market.asked")[1]
    hear("+84" + MAKER[1:], "tl 1: 30 nghin")
    assert "30 nghin" in texts("market.answered")[1]


def test_only_the_makers_telephone_answers_and_every_mistake_is_told(ginger: tuple[World, Product]) -> None:
    _, goods = ginger
    ask(goods)
    hear("0900000009", "TL 1 lua dao day")  # a stranger: taken as a search for papers
    assert texts("market.answered") == []
    assert "Nhan TL, so cua cau hoi" in hear(MAKER, "TL")[0]
    assert "Khong con cau hoi mang so 9" in hear(MAKER, "TL 9 con hang")[0]
    assert "chua gui duoc" in hear(MAKER, "TL 1 do cho")[0]
    assert "Da bao xa" in hear(MAKER, "TL 1 CHAN")[0]
    assert "Khong con cau hoi" in hear(MAKER, "TL 1 con hang")[0]
    assert texts("market.answered") == []
    with acting(system(COUNTRY)):
        assert Enquiry.objects.get().reported_by == "maker"


def test_sold_out_and_there_again_by_text_from_the_makers_telephone_alone(ginger: tuple[World, Product]) -> None:
    world, goods = ginger
    assert hear(MAKER, "HET") == ["Da ghi: Gung de say lat het hang. Co hang lai thi nhan CON 1."]  # the only one there is
    assert Shown.objects.get(id=goods.id).stock == "out"
    with acting(system(COUNTRY)):
        more = makes(world, goods.maker, name="Măng khô")
    shown(world, more)
    assert "Mon nao? Nhan CON va so: 1 Gung de say lat; 2 Mang kho" in hear(MAKER, "còn")[0]
    hear(MAKER, "CON 1")
    hear(MAKER, "hết măng")
    assert dict(Shown.objects.values_list("name", "stock")) == {"Gừng dé sấy lát": "in", "Măng khô": "out"}
    assert not any("Da ghi" in one for one in hear("0900000009", "HET 1"))
    assert Shown.objects.get(id=goods.id).stock == "in"


def test_a_question_goes_out_through_kannel_and_the_answer_comes_back_the_same_way(kannel: Kannel, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 (a fixture)
    """The maker's telephone is real to us: it hears the question, and its TL and HET come in at our own door."""
    awake(monkeypatch)
    _, goods = shop()
    kannel.phone()
    ask(goods)
    with open_ways() as ways:
        assert send_round(ways) == 1
        kannel.until(lambda: len(kannel.heard()) == 1)
        assert kannel.heard()[0].startswith(f"NhipCau {MAKER} text Khach hoi Gung de say lat: 2 goi gui ve Vinh")
        for said, done in (("TL 1 Ba ngay, goi 0912345678", lambda: texts("market.answered")), ("HET 1", lambda: Shown.objects.get(id=goods.id).stock == "out")):
            kannel.hang_up()
            kannel.phone(said, sender=MAKER)
            kannel.until(done)
        assert send_round(ways) == 1
    kannel.until(lambda: any(f"NhipCau {BUYER} text Tra loi ve Gung de say lat: Ba ngay, goi (so da che)." in one for one in kannel.heard()))
