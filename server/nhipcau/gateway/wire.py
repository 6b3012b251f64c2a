"""Types that are read loosely and described exactly: the union of all letters, and of all rows.

A batch must survive one bad letter, so a letter is any JSON value here; the published schema still
says what every verb's body looks like, and the phone's types are made from it.
"""

import re
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    create_model,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from nhipcau.kernel import moments, registry


def _written(moment: object) -> object:
    """Take a moment as it is described, written out; a bare number of seconds is none."""
    if not isinstance(moment, str) or not re.match(r"\d{4}-", moment):
        raise ValueError("a moment is written like 2026-11-20T02:06:00Z")
    return moment


Moment = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(moments.nearest)]  # asked about, and kept nowhere


class _Loose:
    """A JSON value whose description is the union of models made from the registry."""

    @classmethod
    def models(cls) -> list[type[BaseModel]]:
        """Return the models that describe the value."""
        return []

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return core_schema.any_schema()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"oneOf": [handler(TypeAdapter(model).core_schema) for model in cls.models()]}


class _Letter(_Loose):
    @classmethod
    def models(cls) -> list[type[BaseModel]]:
        """Return one model a verb."""
        return [
            create_model(
                _camel(name) + "Letter",
                id=(UUID, ...),
                verb=(Literal[name], ...),  # type: ignore[arg-type]  # one literal a verb, made at run time
                body=(command.body, ...),
                happened_at=(moments.Moment, ...),
            )
            for name, command in sorted(registry.commands.items())
        ]


class _Row(_Loose):
    @classmethod
    def models(cls) -> list[type[BaseModel]]:
        """Return one model a collection."""
        return [collection.row for _, collection in sorted(registry.collections.items())]


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.replace(".", "_").split("_"))


def give_names(schema: Any, known: dict[str, Any]) -> Any:  # noqa: ANN401 (any part of a description)
    """Return a description in which each part of a union stands once, among ``known``, and is pointed at."""
    if isinstance(schema, list):
        return [give_names(part, known) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = {key: give_names(part, known) for key, part in schema.items()}
    if isinstance(named.get("oneOf"), list):
        named["oneOf"] = [_point_at(part, known) for part in named["oneOf"]]
    return named


def _point_at(part: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    if "title" not in part:
        return part
    known[part["title"]] = part
    return {"$ref": f"#/components/schemas/{part['title']}"}


AnyLetter = _Letter
AnyRow = _Row
