"""The addresses of reports, of questions and of open data."""

from nhipcau.insight.opendata import urls as opendata
from nhipcau.insight.questions import urls as questions
from nhipcau.insight.reports import urls as reports
from nhipcau.insight.screens import urls as screens

urlpatterns = [*reports.urlpatterns, *questions.urlpatterns, *opendata.urlpatterns, *screens.urlpatterns]
