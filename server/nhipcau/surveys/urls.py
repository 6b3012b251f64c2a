"""The addresses of this room: for the office under `/xa/bieu-mau`, for programs of others under `/openrosa`."""

from django.urls import path

from nhipcau.surveys import http, http_answers
from nhipcau.surveys.openrosa import http as openrosa

urlpatterns = [
    path("xa/bieu-mau", http.forms),
    path("xa/bieu-mau/mau.xlsx", http.sample),
    path("xa/bieu-mau/khoa", http_answers.keys),
    path("xa/bieu-mau/<uuid:form_id>", http.form),
    path("xa/bieu-mau/<uuid:form_id>/tra-loi", http_answers.answers),
    path("xa/bieu-mau/<uuid:form_id>/tra-loi.csv", http_answers.answers_file, {"kind": "csv"}),
    path("xa/bieu-mau/<uuid:form_id>/tra-loi.xlsx", http_answers.answers_file, {"kind": "xlsx"}),
    path("openrosa/formList", openrosa.form_list),
    path("openrosa/submission", openrosa.submission),
    path("openrosa/forms/<uuid:form_id>.xml", openrosa.form_xml),
    path("openrosa/forms/<uuid:form_id>/manifest", openrosa.manifest),
    path("openrosa/<str:key>/formList", openrosa.form_list),
    path("openrosa/<str:key>/submission", openrosa.submission),
    path("openrosa/<str:key>/forms/<uuid:form_id>.xml", openrosa.form_xml),
    path("openrosa/<str:key>/forms/<uuid:form_id>/manifest", openrosa.manifest),
]
