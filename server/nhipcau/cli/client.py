"""`./nhipcau client FOLDER`: a small Python client for programs of others, made from contract/openapi.json."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from nhipcau.settings import places

DESCRIPTION: Final = places.CHECKOUT / "contract" / "openapi.json"
GENERATOR: Final = places.CHECKOUT / "clients" / "python" / "generator.yml"
FOR_OTHERS: Final = {"systems", "places", "procedures"}  # the tags of doors that a program of others asks


def client(arguments: list[str]) -> int:
    """Write the client into a folder, which may hold an older one; return the generator's exit code."""
    parser = argparse.ArgumentParser(prog="nhipcau client", description="Make a Python client from contract/openapi.json.")
    parser.add_argument("folder", type=Path, help="where to; `pip install FOLDER` then installs it")
    folder = parser.parse_args(arguments).folder
    with tempfile.TemporaryDirectory(prefix="nhipcau-client-") as work:
        described = Path(work) / "openapi.json"
        described.write_text(json.dumps(for_others(json.loads(DESCRIPTION.read_text("utf-8")))), "utf-8")
        made = ["--path", described, "--config", GENERATOR, "--output-path", folder, "--overwrite"]
        return subprocess.run([str(Path(sys.executable).with_name("openapi-python-client")), "generate", *map(str, made)], check=False).returncode


def for_others(description: dict[str, Any]) -> dict[str, Any]:
    """Return the description with the doors of programs alone, and only the schemas that these need."""
    paths = {
        path: kept
        for path, doors in description["paths"].items()
        if (kept := {method: door for method, door in doors.items() if FOR_OTHERS & set(door.get("tags", []))})
    }
    known, needed, fresh = description["components"]["schemas"], set[str](), _named(paths)
    while fresh:
        needed |= fresh
        fresh = set().union(*(_named(known[name]) for name in fresh)) - needed
    parts = description["components"] | {"schemas": {name: known[name] for name in sorted(needed)}}
    return description | {"paths": paths, "components": parts}


def _named(part: Any) -> set[str]:  # noqa: ANN401 (any piece of JSON)
    """Return the names of the schemas that a piece of a description points at."""
    if isinstance(part, dict):
        here = {part["$ref"].rpartition("/")[2]} if isinstance(part.get("$ref"), str) else set()
        return here.union(*(_named(one) for one in part.values()))
    return set[str]().union(*(_named(one) for one in part)) if isinstance(part, list) else set()
