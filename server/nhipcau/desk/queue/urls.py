"""The addresses of the queue: the officer's under /ban, the hall's and the citizen's under /quay and /hen-gio."""

from django.urls import path

from nhipcau.desk.queue import http, http_away, http_public

urlpatterns = [
    path("ban/hang", http.board),
    path("ban/hang/dich-vu", http.services),
    path("ban/hang/man-hinh", http.screens),
    path("quay/man-hinh/<str:code>", http_public.display),
    path("quay/lay-so/<str:code>", http_public.kiosk),
    path("quay/so/<uuid:ticket_id>", http_public.number),
    path("quay/so/<uuid:ticket_id>/in", http_public.number_print),
    path("quay/khong-mang", http_away.away),
    path("quay/khong-mang/so", http_away.state),
    path("quay/khong-mang/nop", http_away.hand_in),
    path("quay/may.js", http_away.worker),
    path("hen-gio", http_public.book),
    path("hen-gio/<str:code>", http_public.appointment),
]
