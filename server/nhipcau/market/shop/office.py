"""What the office's pages of the market share: their words, who is looked at, what a press is read into."""

from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, ValidationError

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.doors import OfficeRequest
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.market.makers import bodies
from nhipcau.market.makers.models import DOWN, SHOWN, WAITING, WITHDRAWN, Maker, Product
from nhipcau.market.makers.problems import AGREEMENT_ODD, UNKNOWN_MAKER, UNKNOWN_PRODUCT
from nhipcau.market.makers.queries import makers_visible_to, products_visible_to
from nhipcau.market.makers.questions import asks, groups
from nhipcau.market.shop import forms, queries
from nhipcau.market.shop.models import Abuse
from nhipcau.market.shop.reporting import KINDS
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune, villages_of

PAGE: Final = "/xa/gian-hang"
MOST: Final = 40
STATES: Final = {
    WAITING: ("wait", "Chờ người xem"), SHOWN: ("ok", "Đang bày"), DOWN: ("missing", "Đã gỡ"), WITHDRAWN: ("aside", "Đã rút"),
}  # fmt: skip
DONE: Final = {
    "mo": "Đã mở gian hàng. Người thứ hai xem rồi mới bày.", "sua": "Đã ghi. Người thứ hai xem rồi mới bày bản mới.",
    "bay": "Đã bày. Ai cũng xem được ngay.", "go": "Đã gỡ. Không ai xem được nữa.", "lai": "Đã ghi. Lời báo đã xem xong.",
    "giay": "Đã ghi giấy đồng ý.", "rut": "Đã rút tất cả, cả ảnh.", "con": "Đã ghi. Trang chợ đổi ngay.",
}  # fmt: skip
SELLERS: Final = read_door(
    "market_makers",
    "publish",
    vi="Xem gian hàng, tìm người đã đồng ý bày hàng",
    en="Looked at a stall, or for people who agreed to show what they make",
    name=("họ tên", "name"),
    telephone=("số điện thoại", "telephone"),
)


def look(act: str, thing: bodies.Thing, one: Maker | Product, request: OfficeRequest) -> tuple[str, BaseModel]:
    """Return the verb of a look, a take-down or a put-back, and its body."""
    about: dict[str, Any] = {"id": new_id(), "thing": thing, "thing_id": one.id}
    if act == "bay":
        return "market.publish", read(bodies.Publish, **about, version=request.POST.get("version"))
    why = request.POST.get("why", "")
    if act == "go":
        return "market.take_down", read(bodies.TakeDown, **about, why=why)
    return "market.put_back", read(bodies.PutBack, **about, why=why)


def read(body: type[BaseModel], **told_: object) -> BaseModel:
    """Return a body; a form that lacks something names nothing here.

    Raises:
        Refusal: 422.429 it lacks something.
    """
    try:
        return body.model_validate(told_)
    except ValidationError as error:
        raise Refusal(AGREEMENT_ODD) from error


def reported(said: Any) -> list[tuple[Abuse, str]]:  # noqa: ANN401 (a slice of rows)
    """Return what was said, with its kind in words."""
    return [(one, KINDS.get(one.kind, "")) for one in said]


def one_maker(actor: Actor, maker_id: UUID) -> Maker:
    """Return a maker of the actor's places.

    Raises:
        Refusal: 404.426 there is no such maker.
    """
    found = makers_visible_to(actor).filter(id=maker_id).first()
    if found is None:
        raise Refusal(UNKNOWN_MAKER)
    return found


def one_product(actor: Actor, product_id: UUID) -> Product:
    """Return a product of the actor's places.

    Raises:
        Refusal: 404.427 there is no such product.
    """
    found = products_visible_to(actor).select_related("maker").filter(id=product_id).first()
    if found is None:
        raise Refusal(UNKNOWN_PRODUCT)
    return found


def goods_choices(actor: Actor) -> dict[str, Any]:
    """Return what forms let one choose from."""
    return {"villages": villages_of(commune_of(actor.scope) or ""), "groups": groups().items(), "asks": asks().items(), "months": [str(one) for one in queries.MONTHS]}


def around(request: OfficeRequest, refusal: Refusal | None) -> dict[str, Any]:
    """Return what every page here needs: the commune, what was just done, what was refused."""
    code = commune_of(request.officer.actor.scope) or ""
    return {
        "commune": get_commune(code),
        "demo": code in demo_communes(),
        "here": PAGE,
        "fresh": new_id(),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def status(refusal: Refusal | None, typed: forms.Typed | None) -> int:
    """Return the status that a page is sent with."""
    return refusal.problem.status if refusal else 422 if typed and typed.errors else 200
