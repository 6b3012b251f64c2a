"""The addresses of alerts in the standard of others, and of what a loudspeaker takes."""

from typing import Final

from django.urls import path

from nhipcau.bulletin.cap import http, public
from nhipcau.bulletin.loudspeaker import http as loudspeaker
from nhipcau.bulletin.loudspeaker.sound import OPUS, WAV

_ONE: Final = "xa/canh-bao/<uuid:warning_id>"

urlpatterns = [
    path("canh-bao/cap.atom", public.feed),
    path("canh-bao/<uuid:warning_id>.cap", public.warning),
    path("canh-bao/<uuid:warning_id>.opus", loudspeaker.public_sound),
    path("xa/canh-bao/nhap-cap", http.alerts),
    path("xa/canh-bao/nhap-cap/<uuid:message_id>", http.one_alert),
    path("xa/canh-bao/nhap-cap/<uuid:message_id>.cap", http.as_it_came),
    path("xa/canh-bao/quy-tac", http.rules),
    path(f"{_ONE}/loa.txt", loudspeaker.script),
    path(f"{_ONE}/loa.wav", loudspeaker.sound, {"kind": WAV}),
    path(f"{_ONE}/loa.opus", loudspeaker.sound, {"kind": OPUS}),
    path(f"{_ONE}/loa.json", loudspeaker.data),
    path(f"{_ONE}/in", loudspeaker.sheet),
]
