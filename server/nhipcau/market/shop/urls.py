"""The addresses of the market: for everybody under `/cho`, for the office under `/xa/gian-hang`."""

from django.urls import path

from nhipcau.market.shop import feeds, http, http_office, http_stall, maps, reporting

urlpatterns = [
    path("cho", http.market),
    path("cho/<uuid:product_id>", http.product),
    path("cho/<uuid:product_id>/bao", reporting.report),
    path("cho/nha/<uuid:maker_id>", http.maker),
    path("cho/nha/<uuid:maker_id>/tep/<str:name>", feeds.of_maker),
    path("cho/xa/<str:commune>", http.of_commune),
    path("cho/xa/<str:commune>/tep/<str:name>", feeds.of_commune),
    path("sitemap.xml", maps.index),
    path("sitemap/<int:part>.xml", maps.part),
    path("robots.txt", maps.robots),
    path("xa/gian-hang", http_office.board),
    path("xa/gian-hang/sao", http_office.renewals),
    path("xa/gian-hang/bao-xau", http_office.reports),
    path("xa/gian-hang/hang/<uuid:product_id>", http_stall.product),
    path("xa/gian-hang/<uuid:maker_id>", http_stall.maker),
    path("xa/gian-hang/<uuid:maker_id>/nhan.pdf", http_stall.maker_labels),
]
