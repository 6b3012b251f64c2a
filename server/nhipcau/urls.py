"""Every address of the house comes from the gateway."""

from django.urls import include, path

urlpatterns = [path("", include("nhipcau.gateway.urls"))]

handler400 = "nhipcau.gateway.problem_pages.bad_request"
handler403 = "nhipcau.gateway.problem_pages.denied"
handler404 = "nhipcau.gateway.problem_pages.not_found"
handler500 = "nhipcau.gateway.problem_pages.failed"
