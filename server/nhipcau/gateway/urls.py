"""The doors: the API and the watchman's addresses first, then the pages."""

from nhipcau.gateway import urls_api, urls_pages

urlpatterns = [*urls_api.urlpatterns, *urls_pages.urlpatterns]
