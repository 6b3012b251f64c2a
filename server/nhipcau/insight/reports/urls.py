"""The addresses of reports."""

from django.urls import path

from nhipcau.insight.reports import http, http_templates

urlpatterns = [
    path("bao-cao", http.reports),
    path("bao-cao/mau", http_templates.templates),
    path("bao-cao/mau/chuan.docx", http_templates.standard),
    path("bao-cao/mau/<uuid:template_id>.docx", http_templates.template),
    path("bao-cao/mau/<uuid:template_id>/xem-thu", http_templates.trial),
    path("bao-cao/<uuid:report_id>", http.report),
    path("bao-cao/<uuid:report_id>.docx", http.as_docx),
    path("bao-cao/<uuid:report_id>.xlsx", http.as_xlsx),
    path("bao-cao/<uuid:report_id>.pdf", http.as_pdf),
]
