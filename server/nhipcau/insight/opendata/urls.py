"""The addresses of open data."""

from django.urls import path

from nhipcau.insight.opendata import http

urlpatterns = [
    path("du-lieu-mo", http.page),
    path("du-lieu-mo/danh-muc.jsonld", http.catalogue),
    path("du-lieu-mo/tep/<str:name>", http.named_file),
    path("du-lieu-mo/<str:province>/<str:name>", http.month_file),
    path("so-lieu/du-lieu-mo", http.deciding),
]
