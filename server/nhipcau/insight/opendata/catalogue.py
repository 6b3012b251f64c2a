"""The description of all open data for catalogues of others: DCAT-AP as JSON-LD."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from typing import Any, Final

from nhipcau.insight.opendata.formats import MEDIA
from nhipcau.insight.opendata.models import OpenRelease
from nhipcau.insight.opendata.queries import file_of
from nhipcau.insight.opendata.settled import settled

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "adms": "http://www.w3.org/ns/adms#",
}
FORMATS: Final = {"csv": "CSV", "excel.csv": "CSV", "json": "JSON", "parquet": "PARQUET"}
EU: Final = "http://publications.europa.eu/resource/authority/"


def described(releases: Sequence[OpenRelease], root: str) -> dict[str, Any]:
    """Return the catalogue. ``root``: the address of this house, without its last stroke."""
    told = settled()
    page = f"{root}/du-lieu-mo"
    publisher = {"@id": f"{page}#publisher", "@type": "foaf:Agent", "foaf:name": _vi(told["publisher"]["name"])}
    return {
        "@context": CONTEXT,
        "@id": page,
        "@type": "dcat:Catalog",
        "dct:title": _vi("Dữ liệu mở Nhịp Cầu"),
        "dct:description": _vi("Số liệu hỗ trợ người dân dùng dịch vụ công, dịch vụ số, theo xã và theo tháng. Số ít người được giữ kín."),
        "dct:publisher": publisher,
        "dct:language": {"@id": f"{EU}language/VIE"},
        "foaf:homepage": {"@id": page},
        "dcat:dataset": [_dataset(one, page, publisher["@id"]) for one in releases],
    }


def _dataset(release: OpenRelease, page: str, publisher: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    told, month = settled(), release.month
    last = month.replace(day=monthrange(month.year, month.month)[1])
    name = f"{page}/{release.province}/{month:%Y-%m}"
    sample = " (số liệu mẫu)" if release.demo else ""
    contact = told["publisher"]["contact"]
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _vi(f"{release.name}, tháng {month.month}/{month.year}{sample}"),
        "dct:description": _vi("Mỗi dòng là một chỉ số của một xã hoặc toàn tỉnh trong tháng; trạng thái C là giữ kín vì ít, M là chưa có số liệu."),
        "dct:publisher": {"@id": publisher},
        "dct:issued": {"@value": release.made_at.isoformat(timespec="seconds"), "@type": "xsd:dateTime"},
        "dcat:version": str(release.version),
        "dcat:temporalResolution": {"@value": "P1M", "@type": "xsd:duration"},
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(month.isoformat()), "dcat:endDate": _day(last.isoformat())},
        "dct:accrualPeriodicity": {"@id": f"{EU}frequency/MONTHLY"},
        "dct:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dcat:theme": [{"@id": f"{EU}data-theme/GOVE"}],
        **({"dcat:contactPoint": {"@type": "vcard:Kind", "vcard:fn": told["publisher"]["name"], "vcard:hasEmail": {"@id": f"mailto:{contact}"}}} if contact else {}),
        "dcat:distribution": [_distribution(release, ending, page) for ending in release.files],
    }


def _distribution(release: OpenRelease, ending: str, page: str) -> dict[str, Any]:
    file = file_of(release, ending)
    if file is None:
        raise LookupError(ending)
    address = {"@id": f"{page}/tep/{file.digest}.{ending}"}
    return {
        "@id": f"{page}/{release.province}/{release.month:%Y-%m}.{ending}",
        "@type": "dcat:Distribution",
        "dct:title": _vi(ending),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[ending].split(';')[0]}"},
        "dct:format": {"@id": f"{EU}file-type/{FORMATS[ending]}"},
        "dct:license": {"@id": settled()["licence"]["url"]},
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"}, "spdx:checksumValue": {"@value": file.digest, "@type": "xsd:hexBinary"}},
    }


def _vi(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "vi"}


def _day(iso: str) -> dict[str, str]:
    return {"@value": iso, "@type": "xsd:date"}
