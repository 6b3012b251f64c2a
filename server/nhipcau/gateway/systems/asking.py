"""What a program asks in an address: by names that the door has, and by no other."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator


class Asked(BaseModel):
    """The questions of one door. A name it does not have is refused: a typing error would else be answered as if nothing was asked."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _known_only(cls, found: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 (whatever came)
        request = (info.context or {}).get("request")
        strange = sorted(set(request.GET) - cls.model_fields.keys()) if request else []
        if strange:
            raise ValueError(f"no such question here: {', '.join(name[:40] for name in strange[:5])}")
        return found
