"""The address of questions."""

from django.urls import path

from nhipcau.insight.questions import http

urlpatterns = [path("so-lieu/cau-hoi", http.questions)]
