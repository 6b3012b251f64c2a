"""Every address of the house comes from the gateway."""

from django.urls import include, path

urlpatterns = [path("", include("nhipcau.gateway.urls"))]
