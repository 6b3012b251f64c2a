"""The doors for phones: activate, push, pull, bundles."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from ninja.security import HttpBearer
from pydantic import BaseModel, Field, StringConstraints
from pydantic_core import to_json

from nhipcau.gateway.api_courier import ReceiptOut, SealOut, told_at_pull
from nhipcau.gateway.carriers import device_of
from nhipcau.gateway.device_keys import Point, bind, spelled
from nhipcau.gateway.dictionaries import against_former
from nhipcau.gateway.phones import lease, let_in, phone_actor
from nhipcau.gateway.problems import CODE_UNKNOWN, PHONE_UNKNOWN, TOO_MANY_CODES
from nhipcau.gateway.pulls import note_pull
from nhipcau.gateway.wire import AnyLetter, AnyRow, Moment
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.people.codes import codes_ahead
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, leader_of
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.sync import bundles, sealing
from nhipcau.sync.pull import Moved, pull
from nhipcau.sync.push import push

router = Router(tags=["phone"])
WORD = re.compile(r"[a-z]+")
guesses = Pace.of("activation")


class PhoneRequest(HttpRequest):
    """A request whose token was recognised."""

    auth: Actor


class PhoneToken(HttpBearer):
    """The token that a phone got when it was activated."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return who acts; an unknown token is refused with 401.95, one without its phone's proof with 401.200."""
        return phone_actor(token, request)

    def __call__(self, request: HttpRequest) -> Any:  # noqa: ANN401 (ninja's signature)
        """Refuse a request without a token in our own words."""
        found = super().__call__(request)
        if found is None:
            raise Refusal(PHONE_UNKNOWN)
        return found


class Activate(BaseModel):
    """A phone asks to be let in."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    device_id: UUID
    label: Annotated[str, StringConstraints(max_length=80)] = ""
    phone_time: Moment | None = None
    public_key: Point | None = None


class KeyShown(BaseModel):
    """The public half of the phone's key: an uncompressed point of P-256 in base64url."""

    public_key: Point


class Bound(KeyShown):
    """The key the house knows from now on, and its share of what opens the phone, in base64url."""

    share: str


class MemberOut(BaseModel):
    """Who this phone works for."""

    id: UUID
    name: str
    given_name: str
    role: str
    languages: list[str]


class LeaderOut(BaseModel):
    """Whom to call for help."""

    name: str
    phone: str


class VillageOut(BaseModel):
    """A village the member answers for."""

    id: UUID
    name: str
    kind: str
    signal: str


class PlaceOut(BaseModel):
    """Where this phone works."""

    commune: str
    commune_name: str
    province_name: str
    scope: str
    villages: list[VillageOut]


class Activated(BaseModel):
    """The token, shown this once, and what the phone needs to greet its member. ``bound``: it opens only with the key that was shown.

    ``share`` is half of what opens the phone, for one that has shown its key; ``seal`` the key to seal work to.
    """

    token: str
    bound: bool
    share: str | None
    seal: SealOut
    member: MemberOut
    leader: LeaderOut | None
    place: PlaceOut


class Batch(BaseModel):
    """What a phone pushes. Letters are read one by one: a bad one is one refused verdict."""

    sent_at: Moment
    letters: list[AnyLetter]


class VerdictOut(BaseModel):
    """What became of one letter."""

    id: str | None
    state: Literal["done", "refused"]
    number: int | None
    problem: dict[str, Any] | None


class Answered(BaseModel):
    """Verdicts in the order of the letters; ``notice`` when the phone's clock is off."""

    received_at: datetime
    notice: dict[str, Any] | None
    verdicts: list[VerdictOut]


class MovedOut(BaseModel):
    """A row to put or to drop."""

    collection: str
    id: UUID
    op: Literal["put", "drop"]
    row: AnyRow | None


class BundleOut(BaseModel):
    """A bundle that the phone should have; ``bytes`` uncompressed."""

    name: str
    hash: str
    bytes: int
    url: str


class SnapshotOut(BaseModel):
    """All rows of the phone's place as they were at ``cursor``, packed; ``bytes`` as they travel."""

    hash: str
    bytes: int
    cursor: int
    rows: int
    url: str


class LimitsOut(BaseModel):
    """How many bytes one file may have."""

    file_bytes: int


class RestoredOut(BaseModel):
    """The house was given back from a backup ``at``: the phone sends again what it was told had arrived after ``holds``."""

    at: datetime
    holds: datetime


class PulledOut(BaseModel):
    """What the phone lacks. With ``snapshot``, the rows come from there and ``changes`` are what happened since.

    ``now`` is the house's clock; the phone shows people until ``lease_until`` unless it meets the house again.
    ``codes``: the member's codes of the day, by day, for as long as the phone may be without signal.
    ``place`` is told when the phone asked for another one, ``restored`` until the phone says that it knows.
    """

    commune: str
    scope: str
    cursor: int
    more: bool
    reset: bool
    changes: list[MovedOut]
    snapshot: SnapshotOut | None
    bundles: list[BundleOut]
    receipts: list[ReceiptOut]
    seal: SealOut
    limits: LimitsOut
    now: datetime
    lease_until: datetime
    codes: dict[str, str]
    place: PlaceOut | None
    restored: RestoredOut | None


class Since(BaseModel):
    """Where the phone stands. ``heard``: the last receipt it has, when it waits for one. ``snapshot``: the shape of snapshots that it reads, 1; 0 when it reads none. ``restored``: when the house was last given back, as far as the phone heard."""

    cursor: Annotated[int, Field(ge=0, le=2**62)] = 0
    scope: Annotated[str, StringConstraints(max_length=80)] = ""
    heard: Annotated[int, Field(ge=0, le=2**31)] | None = None
    snapshot: Annotated[int, Field(ge=0, le=99)] = 0
    restored: Annotated[str, StringConstraints(max_length=40)] = ""


@router.post("/phones/activate", response=Activated, summary="Let a phone in with a one-time code")
def activate(request: HttpRequest, body: Activate) -> Activated:
    """Exchange a one-time code for a token; a lost answer can be asked for again by the same phone."""
    caller = address_of(request)
    if seconds := guesses.wait(caller):
        raise Refusal(TOO_MANY_CODES, **waiting(seconds))
    try:
        member, token = let_in(body.code, body.device_id, body.label)
        share = bind(actor_for(member), body.device_id, body.public_key) if body.public_key else None
    except Refusal as refusal:
        if refusal.problem is CODE_UNKNOWN:
            guesses.take(caller)
        raise
    return _activated(member, token, share)


@router.post("/phones/key", response=Bound, auth=PhoneToken(), summary="Show the key of this phone, once")
def show_key(request: PhoneRequest, body: KeyShown) -> Bound:
    """Bind a phone that was let in before it had a key; from now on its token alone opens nothing."""
    device = device_of(request.headers.get("Authorization", "").partition(" ")[2])
    if device is None:
        raise Refusal(PHONE_UNKNOWN)
    return Bound(public_key=body.public_key, share=spelled(bind(request.auth, device, body.public_key)))


@router.post("/sync/push", response=Answered, auth=PhoneToken(), summary="Push a batch of commands")
def push_batch(request: PhoneRequest, body: Batch) -> HttpResponse:
    """Carry out a batch in one transaction; every letter gets its verdict, the same one each time."""
    answer = push(request.auth, body.sent_at, body.letters)
    told = {**vars(answer), "received_at": answer.received_at.isoformat()}
    # In ASCII: the name of a letter that was none may hold half a character. Each verdict was made a moment ago.
    return HttpResponse(json.dumps(told, separators=(",", ":")), content_type="application/json; charset=utf-8")


@router.get("/sync/pull", response=PulledOut, auth=PhoneToken(), summary="Pull what changed")
def pull_changes(request: PhoneRequest, since: Query[Since]) -> HttpResponse:
    """Return rows changed since the cursor, or where to get all of them for a new place, and the current bundles."""
    pulled = pull(request.auth, since.cursor, since.scope, since.snapshot, since.restored)
    note_pull(request.auth, pulled)
    labels = [asdict(label) | {"url": f"/api/v1/bundles/{label.name}/{label.hash}.json"} for label in bundles.current()]
    ready = pulled.snapshot and asdict(pulled.snapshot) | {"url": f"/api/v1/snapshots/{pulled.snapshot.hash}"}
    changes = [_moved(moved) for moved in pulled.changes]
    told = {
        **vars(pulled),
        "changes": changes,
        "snapshot": ready,
        "bundles": labels,
        **told_at_pull(request, since.heard),
        "limits": {"file_bytes": settings.FILES.largest},
        **lease_told(request.auth),
        "codes": codes_ahead(request.auth, lease().days + 1),
        "place": None if since.scope == pulled.scope or request.auth.left else _place(request.auth),
    }
    # Thousands of rows, each made by its own model a moment ago: looking at them twice more costs most of a pull.
    return HttpResponse(to_json(told), content_type="application/json; charset=utf-8")


@router.get("/bundles/{name}/{digest}.json", summary="Fetch a bundle by its hash", response=dict[str, Any])
def bundle(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """Return a bundle; it never changes, so it may be kept for ever, and the next one of its name told by it."""
    content = bundles.read(digest)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["ETag"] = f'"{digest}"'
    match = f"/api/v1/bundles/{name}/*"
    return against_former(request, response, match=match, find=bundles.find) if WORD.fullmatch(name) else response


@router.get("/bundles/{digest}.json", summary="Fetch a bundle by its hash alone", response=dict[str, Any])
def bundle_by_hash(request: HttpRequest, digest: str) -> HttpResponse:
    """Return a bundle to a phone that learnt of it from an earlier version of the house."""
    return bundle(request, "", digest)


def _moved(moved: Moved) -> dict[str, Any]:
    op = "drop" if moved.row is None else "put"
    return {"collection": moved.collection, "id": moved.id, "op": op, "row": moved.row}


def lease_told(actor: Actor) -> dict[str, Any]:
    """Return the house's clock, and until when the phone may be read without meeting the house again."""
    present = now()
    return {"now": present, "lease_until": (actor.left or present) + lease()}


def _activated(member: Member, token: str, share: bytes | None) -> Activated:
    leader = leader_of(member)
    return Activated(
        token=token,
        bound=share is not None,
        share=spelled(share) if share else None,
        seal=SealOut.model_validate(sealing.seal(), from_attributes=True),
        member=MemberOut(
            id=member.id,
            name=member.full_name,
            given_name=member.given_name,
            role=member.role,
            languages=member.languages,
        ),
        leader=LeaderOut(name=leader.full_name, phone=leader.phone) if leader else None,
        place=_place(actor_for(member)),
    )


def _place(actor: Actor) -> PlaceOut:
    commune = get_commune(commune_of(actor.scope) or "")
    villages = villages_visible_to(actor).order_by("name")
    return PlaceOut(
        commune=commune.code,
        commune_name=commune.full_name,
        province_name=commune.province.name,
        scope=actor.scope,
        villages=[VillageOut.model_validate(village, from_attributes=True) for village in villages],
    )
