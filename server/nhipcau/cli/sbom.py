"""The list of everything the house stands on (SBOM, CycloneDX 1.6 as JSON), made from the locks alone.

Run as a program of its own: what it is made with is there only where the house is built and checked.
"""

import base64
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from nhipcau.settings import places

PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)")
PYTHON_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom(folder: Path) -> str:
    """Return the list for a checkout: what runs is required, what only builds or checks is excluded."""
    bom = Bom()
    house = bom.metadata.component = Component(name="nhipcau", type=ComponentType.APPLICATION)
    runs = {part.purl for part in python_parts(folder / "requirements" / "run.lock", ComponentScope.REQUIRED)}
    parts = [*python_parts(folder / "requirements" / "run.lock", ComponentScope.REQUIRED)]
    for lock in ("dev.lock", "tool.lock"):
        found = python_parts(folder / "requirements" / lock, ComponentScope.EXCLUDED)
        parts += [part for part in found if part.purl not in runs]
    parts += phone_parts(folder / "field" / "package-lock.json")
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(house, bom.components)
    return str(JsonV1Dot6(bom).output_as_string(indent=1))


def python_parts(lock: Path, scope: ComponentScope) -> Iterator[Component]:
    """Yield what a Python lock names, with the hashes of its files."""
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8")):
        if found := PINNED.match(block):
            name, version = found["name"].lower(), found["version"]
            hashes = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in PYTHON_HASH.findall(block)]
            yield _part(PackageURL("pypi", name=name, version=version), hashes, scope)


def phone_parts(lock: Path) -> Iterator[Component]:
    """Yield what the phone app's lock names."""
    for path, told in json.loads(lock.read_text(encoding="utf-8"))["packages"].items():
        if not path:
            continue
        group, _, name = path.rpartition("node_modules/")[2].rpartition("/")
        scope = ComponentScope.EXCLUDED if told.get("dev") else ComponentScope.REQUIRED
        algorithm, _, digest = told.get("integrity", "").partition("-")
        hashes = [HashType(alg=HashAlgorithm.SHA_512, content=base64.b64decode(digest).hex())] if algorithm == "sha512" else []
        purl = PackageURL("npm", namespace=group or None, name=name, version=told["version"])
        yield _part(purl, hashes, scope, told.get("license"))


def _part(purl: PackageURL, hashes: list[HashType], scope: ComponentScope, licence: str | None = None) -> Component:
    return Component(
        name=purl.name,
        group=purl.namespace,
        version=purl.version,
        purl=purl,
        bom_ref=str(purl),
        type=ComponentType.LIBRARY,
        scope=scope,
        hashes=hashes,
        licenses=[DisjunctiveLicense(name=licence)] if licence else [],
    )


def main() -> None:
    """Write the list into the file that is named."""
    file = Path(sys.argv[1])
    file.write_text(sbom(places.CHECKOUT) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size} byte")


if __name__ == "__main__":
    main()
