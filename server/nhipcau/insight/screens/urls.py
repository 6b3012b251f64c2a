"""The addresses of the screens of figures."""

from django.urls import path

from nhipcau.insight.screens import comparing, http

urlpatterns = [
    path("so-lieu/noi", http.own),
    path("so-lieu/noi/<str:code>", http.place),
    path("so-lieu/so-sanh", comparing.compare),
    path("so-lieu/ban-do", http.atlas),
]
