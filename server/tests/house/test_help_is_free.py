"""Help is free: nowhere in the house is there a place where money for it could be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import BooleanField, Field
from pydantic import BaseModel

from nhipcau.kernel import registry
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist
from tests.world import must, settle

MONEY = re.compile(r"(?:^|_)(?:fee|fees|money|price|prices|amount|amounts|pay|paid|payment|cost|costs|tip|gift|cash|salary|wage|sum|dong|tien|phi|gia|charge|reward|donation|commission|balance|vnd|debt|bank|wallet)(?:_|$)")
ALLOWED_COLUMNS = {
    ("support_assist", "fee"): "0 by constraint",
    ("messaging_out", "dong"): "what an operator takes from the province for a message",
    ("safety_payee", "amount"): "the official fee, as the commune publishes it with its account",
    ("safety_payee", "bank"): "the number of the bank of an office or a school",
    ("kernel_head", "tip"): "the end of a chain",
    ("kernel_trail_head", "tip"): "the end of a chain",
}

ALLOWED_FIELDS = {(body, name) for body in ("ProposePayee", "PayeeRow") for name in ("amount", "bank")}  # as above
ALLOWED_COLUMNS |= {(f"market_{table}", f"price_{end}"): "what makers and hosts ask, paid to them by buyers" for table in ("product", "shown", "sight") for end in ("from", "to")} | {("market_sight", "price_for"): "what it is paid for"}
ALLOWED_FIELDS |= {(body, f"price_{end}") for body in ("EnterProduct", "ChangeProduct", "ProductRow", "SetSight") for end in ("from", "to")} | {("SetSight", "price_for")}
ALLOWED_FIELDS |= {("DropPrice", "price_id")}  # which report of what goods fetch is struck


def named_for_money(name: str) -> bool:
    return bool(MONEY.search(name))


def columns() -> Iterator[tuple[str, Field[Any, Any]]]:
    for model in apps.get_models():
        if model.__module__.startswith("nhipcau."):
            for field in model._meta.get_fields():
                if isinstance(field, Field):
                    yield model._meta.db_table, field


def fields_of(body: type[BaseModel], before: str = "", seen: frozenset[type[BaseModel]] = frozenset()) -> Iterator[tuple[str, Any]]:
    """Every field of a body and of the bodies inside it."""
    for name, field in body.model_fields.items():
        yield f"{before}{name}", field.annotation
        for inner in bodies_in(field.annotation):
            if inner not in seen:
                yield from fields_of(inner, f"{before}{name}.", seen | {inner})


def bodies_in(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in getattr(kind, "__args__", ()):
        yield from bodies_in(part)


def holds_yes_or_no(kind: Any) -> bool:
    return set(getattr(kind, "__args__", (kind,))) <= {bool, type(None)}


@pytest.mark.parametrize("name", ["fee", "service_fee", "money_asked", "tien_cong", "gift", "paid"])
def test_the_test_knows_a_name_of_money(name: str) -> None:
    assert named_for_money(name)


def test_no_column_can_hold_money_for_help() -> None:
    found = [(table, field) for table, field in columns() if named_for_money(field.name)]
    odd = [(table, field.name) for table, field in found if not isinstance(field, BooleanField)]
    assert set(odd) == set(ALLOWED_COLUMNS)


def test_no_letter_and_no_row_on_a_phone_has_a_field_for_money() -> None:
    bodies = [command.body for command in registry.commands.values()]
    rows = [collection.row for collection in registry.collections.values()]
    told = [(body.__name__, name, kind) for body in (*bodies, *rows) for name, kind in fields_of(body)]
    assert len(told) > 100
    odd = [(body, name) for body, name, kind in told if named_for_money(name.rsplit(".", 1)[-1]) and not holds_yes_or_no(kind)]
    assert set(odd) == ALLOWED_FIELDS


def test_nothing_that_is_counted_is_money() -> None:
    assert [name for name in registry.measures if any(named_for_money(part) for part in name.split("."))] == []


@pytest.mark.django_db
def test_the_fee_of_a_helping_is_nought_and_the_database_takes_no_other() -> None:
    world = settle()
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    with acting(world.lan):
        assert Assist.objects.get().fee == 0
        with pytest.raises(IntegrityError, match="help_is_free"), transaction.atomic():
            Assist.objects.update(fee=1)
