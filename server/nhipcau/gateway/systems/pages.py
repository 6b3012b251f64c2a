"""The page on which a province's lead lets programs of others in, gives them secrets, locks them, and sees how webhooks go."""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from nhipcau.gateway.login.inviting import place_of
from nhipcau.gateway.page_problems import BAD_PAGE_REQUEST
from nhipcau.gateway.team_forms import id_in
from nhipcau.gateway.team_pages import answered
from nhipcau.kernel import bus, news
from nhipcau.kernel.actor import PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outsiders import SCOPES
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.scope import commune_of
from nhipcau.links.clients import tokens
from nhipcau.links.clients.bodies import LockClient, RegisterClient, RenewSecret, UnlockClient
from nhipcau.links.clients.models import Client
from nhipcau.links.clients.problems import UNKNOWN_CLIENT
from nhipcau.links.clients.queries import clients_of
from nhipcau.links.webhooks.bodies import EndHook, ResumeHook
from nhipcau.links.webhooks.models import Attempt, Hook
from nhipcau.links.webhooks.problems import UNKNOWN_HOOK
from nhipcau.links.webhooks.queries import hooks_of
from nhipcau.links.webhooks.sending import ping
from nhipcau.places.models import Commune
from nhipcau.places.queries import names_of

SHOWN: Final = 20  # tries of a webhook
OVERLAPS: Final = {"0": 0, "24": 24, "72": 72, "336": 336}  # hours in which the secret before still opens
DONE: Final = {
    "khoa": "Đã khóa. Mọi thẻ của hệ thống hết hiệu lực ngay.",
    "mo": "Đã mở lại. Hệ thống xin thẻ mới bằng mã bí mật đang có.",
    "gui-lai": "Sẽ gửi tiếp ngay.",
    "dung": "Đã thôi gửi tới địa chỉ này.",
    "thu": "Đã gửi tin thử. Xem kết quả trong các lần gửi.",
}


@dataclass
class ClientForm:
    """What was typed about a new program, and what is wrong with it."""

    name: str = ""
    scopes: list[str] = field(default_factory=list)
    communes: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def typed(cls, post: QueryDict) -> "ClientForm":
        """Read the form as it was sent."""
        return cls(" ".join(post.get("ten", "")[:200].split()), post.getlist("quyen"), post.get("xa", "")[:2000])

    def body(self, actor: Actor, name: UUID, mark: str) -> RegisterClient | None:
        """Return the body of the command, or None with the errors filled."""
        places = self._places(actor)
        if not set(self.scopes) & set(SCOPES):
            self.errors["quyen"] = "Chọn ít nhất một việc."
        try:
            found = RegisterClient.model_validate(
                {"id": name, "name": self.name, "scopes": [one for one in self.scopes if one in SCOPES] or ["events:read"], "places": places or [actor.scope], "secret_id": new_id(), "mark": mark}
            )
        except ValidationError:
            self.errors["ten"] = "Ghi tên hệ thống, 2 đến 80 chữ."
            return None
        return None if self.errors else found

    def _places(self, actor: Actor) -> list[str]:
        """Return the paths of the communes that were typed; of none, the whole province."""
        codes = self.communes.replace(",", " ").split()
        known = {one.code: one.path for one in Commune.objects.filter(code__in=codes, province=actor.scope.split(".")[1], valid_to=None)}
        strange = [code for code in codes if code not in known]
        if strange:
            self.errors["xa"] = f"Không có mã xã {strange[0][:20]} trong tỉnh."
        return sorted(known.values())


@require_safe
@office(PROVINCE_LEAD, purpose=RUNNING)
def connections(request: OfficeRequest) -> HttpResponse:
    """Show the programs that were let in, and the form for another."""
    return _page(request, ClientForm())


@require_POST
@office(PROVINCE_LEAD, purpose=RUNNING)
@answered
@sensitive_variables("secret")
def register(request: OfficeRequest) -> HttpResponse:
    """Let a program in, and show its secret this once.

    Raises:
        Refusal: as the command.
    """
    actor, form, name = request.officer.actor, ClientForm.typed(request.POST), id_in(request, "ma")
    secret, mark = tokens.new_secret()
    body = form.body(actor, name, mark)
    if body is None:
        return _page(request, form)
    bus.do(actor, "links.register_client", body)
    return _secret(request, Client.objects.get(id=name), secret)


@require_safe
@office(PROVINCE_LEAD, purpose=RUNNING)
def connection(request: OfficeRequest, client_id: UUID) -> HttpResponse:
    """Show one program: what it may do and where, its secrets, its webhooks, and the last tries of each."""
    client = _client(request.officer.actor, client_id)
    if client is None:
        raise Http404
    hooks = [(hook, Attempt.objects.filter(hook=hook).order_by("-at", "-id")[:SHOWN]) for hook in client.hooks.order_by("made_at")]
    context = {
        "it": _told(client),
        "secrets": client.secrets.order_by("-made_at"),
        "now": now(),
        "hooks": hooks,
        "kinds": {name: one.vi for name, one in news.kinds.items()},
        "done": DONE.get(request.GET.get("xong", "")),
    }
    return render(request, "gateway/systems/connection.html", {**place_of(request.officer.actor), **context})


@require_POST
@office(PROVINCE_LEAD, purpose=RUNNING)
def press(request: OfficeRequest, client_id: UUID) -> HttpResponse:
    """Take a press on the page of a program."""
    return answered(lambda asked: _press(asked, client_id))(request)


def _press(request: OfficeRequest, client_id: UUID) -> HttpResponse:
    """Do what was pressed.

    Raises:
        Refusal: 404.520 or 404.522 there is no such program or webhook; 400.110 the form is broken.
    """
    actor, what = request.officer.actor, request.POST.get("viec", "")
    client = _client(actor, client_id)
    if client is None:
        raise Refusal(UNKNOWN_CLIENT)
    if what == "doi-ma":
        return _renew(request, client)
    if what in {"khoa", "mo"}:
        verb, body = ("links.lock_client", LockClient) if what == "khoa" else ("links.unlock_client", UnlockClient)
        bus.do(actor, verb, body(client_id=client.id))
    elif what in {"gui-lai", "dung", "thu"}:
        _press_hook(actor, client, id_in(request, "dia-chi"), what)
    else:
        raise Refusal(BAD_PAGE_REQUEST)
    return redirect(f"/ket-noi/{client.id}?xong={what}")


def _press_hook(actor: Actor, client: Client, hook_id: UUID, what: str) -> None:
    hook = hooks_of(actor).filter(id=hook_id, client=client).first()
    if hook is None:
        raise Refusal(UNKNOWN_HOOK)
    if what == "thu":
        ping(hook)
    elif what == "dung":
        bus.do(actor, "links.end_hook", EndHook(hook_id=hook.id))
    else:
        bus.do(actor, "links.resume_hook", ResumeHook(hook_id=hook.id))


@sensitive_variables("secret")
def _renew(request: OfficeRequest, client: Client) -> HttpResponse:
    secret, mark = tokens.new_secret()
    overlap = OVERLAPS.get(request.POST.get("gio", ""), 72)
    bus.do(
        request.officer.actor, "links.renew_secret",
        RenewSecret(id=id_in(request, "ma"), client_id=client.id, mark=mark, overlap_hours=overlap),
    )  # fmt: skip
    return _secret(request, client, secret, overlap)


@sensitive_variables("secret", "context")
def _secret(request: OfficeRequest, client: Client, secret: str, overlap: int = 0) -> HttpResponse:
    context = {"client": client, "secret": secret, "overlap": overlap, "door": request.build_absolute_uri("/oauth/token")}
    return render(request, "gateway/systems/secret.html", {**place_of(request.officer.actor), **context})


def _page(request: OfficeRequest, form: ClientForm) -> HttpResponse:
    actor = request.officer.actor
    context = {
        "clients": [_told(one) for one in clients_of(actor).order_by("name", "id")],
        "form": form,
        "scopes": [(name, words[0]) for name, words in SCOPES.items()],
        "named": new_id(),
    }
    return render(request, "gateway/systems/connections.html", {**place_of(actor), **context}, status=422 if form.errors else 200)


def _client(actor: Actor, client_id: UUID) -> Client | None:
    return clients_of(actor).filter(id=client_id).first()


def _told(client: Client) -> dict[str, Any]:
    codes = [path[3:-1] for path in client.places if commune_of(path)]
    names = names_of(codes)
    live = Hook.objects.filter(client=client, ended_at=None)
    return {
        "client": client,
        "does": [SCOPES[one][0] for one in client.scopes if one in SCOPES],
        "places": [names.get(code, code) for code in codes] or ["Cả tỉnh"],
        "hooks": live.count(),
        "stopped": live.exclude(stopped_at=None).count(),
        "named": new_id(),
    }
