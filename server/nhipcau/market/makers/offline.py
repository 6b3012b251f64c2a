"""Makers, what they make and its photos on the wire."""

from typing import Any

from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT, HELP, RIGHTS
from nhipcau.kernel.registry import FileDuty, bundle, collection, command, erase, files, follow
from nhipcau.market.makers import bodies, commands, goods, keeping, queries, questions, showing

TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})
EYES = OFFICE | {LEADER}
HOUSE = frozenset({SYSTEM})

command("market.enter_maker", bodies.EnterMaker, roles=TEAM, purpose=HELP)(commands.enter_maker)
command("market.change_maker", bodies.ChangeMaker, roles=TEAM, purpose=HELP)(commands.change_maker)
command("market.agree", bodies.AgreeToShow, roles=OFFICE, purpose=RIGHTS)(commands.agree)
command("market.withdraw", bodies.WithdrawMaker, roles=TEAM | {COMMUNE_LEAD}, purpose=RIGHTS, ends=True)(commands.withdraw)
command("market.enter_product", bodies.EnterProduct, roles=TEAM, purpose=HELP)(goods.enter_product)
command("market.change_product", bodies.ChangeProduct, roles=TEAM, purpose=HELP)(goods.change_product)
command("market.set_stock", bodies.SetStock, roles=TEAM, purpose=HELP)(goods.set_stock)
command("market.attach_photo", bodies.AttachPhoto, roles=TEAM, purpose=HELP)(goods.attach_photo)
command("market.drop_photo", bodies.DropPhoto, roles=TEAM, purpose=HELP)(goods.drop_photo)
command("market.photo_arrived", bodies.PhotoArrived, roles=HOUSE, purpose=HELP)(goods.photo_arrived)
command("market.publish", bodies.Publish, roles=EYES, purpose=CONTENT)(showing.publish)
command("market.take_down", bodies.TakeDown, roles=EYES, purpose=CONTENT)(showing.take_down)
command("market.put_back", bodies.PutBack, roles=OFFICE, purpose=CONTENT)(showing.put_back)
command("market.report", bodies.Report, roles=HOUSE, purpose=CONTENT)(showing.report)
collection("market.makers", bodies.MakerRow, roles=WITH_FAMILIES, purpose=HELP)(queries.makers_visible_to)
collection("market.products", bodies.ProductRow, roles=WITH_FAMILIES, purpose=HELP)(queries.products_visible_to)
files("market", FileDuty(queries.photo_awaited, goods.tell_arrived, queries.photo_readable, queries.photos_wanted))
follow(keeping.follow_home)
erase(keeping.erase)
lasting.sweep(keeping.let_go)
checked(questions.FILE, lambda _day: questions.faults(questions.written()))


@bundle("market")
def market_bundle() -> dict[str, Any]:
    """Return the questions that buyers ask, the six groups and the usual units."""
    return questions.bundle()
