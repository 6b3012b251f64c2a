"""The front page, logging in and out, and the page of every problem."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.gateway.page_problems import NO_SUCH_PROBLEM
from nhipcau.kernel.problems import CATALOGUE, Refusal


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is, and the doors: the phone app, the papers, the slip, the office."""
    return render(request, "gateway/home.html")


@require_safe
def about_problem(request: HttpRequest, number: str) -> HttpResponse:
    """Explain a problem by its number.

    Raises:
        Refusal: 404.111 no problem has that number.
    """
    problem = CATALOGUE.get(number)
    if problem is None:
        raise Refusal(NO_SUCH_PROBLEM, asked=number[:12])
    context = {"problem": problem, "words": problem.vi.filled({}), "english": problem.en.filled({})}
    return render(request, "gateway/problem.html", context)
