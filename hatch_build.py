"""Put the built phone app and the content into the wheel."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PhoneAppAndContent(BuildHookInterface[Any]):
    """A wheel without the phone app would install and then serve nothing: it is refused."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add `field/dist` as `nhipcau/_field` and `content` as `nhipcau/_content`."""
        if version == "editable":
            return
        root = Path(self.root)
        dist, content = root / "field" / "dist", root / "content"
        if not (dist / "index.html").is_file():
            raise SystemExit("field/dist is missing: build the phone app first (./nhipcau wheel does both).")
        build_data["force_include"][str(dist)] = "nhipcau/_field"
        build_data["force_include"][str(content)] = "nhipcau/_content"
