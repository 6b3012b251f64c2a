"""The open doors: what they answer, and how they refuse."""

import json
from typing import Any

import pytest
from django.test import Client

from nhipcau.gateway.api_public import Reference
from nhipcau.gateway.openapi import contract_file, description
from nhipcau.guides.commands import guide_files, load_content, procedure_files
from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)
from nhipcau.kernel.problems import CATALOGUE

BIRTH = "/api/v1/procedures/1.001193"


def problem(response: Any, number: str) -> dict[str, Any]:
    """Check that an answer is the numbered Problem, in both languages, and return it."""
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    assert body["number"] == number
    assert body["status"] == response.status_code == CATALOGUE[number].status
    assert all(body[name] for name in ("detail", "kept", "todo"))
    assert all(body["en"][name] for name in ("detail", "kept", "todo"))
    return body


def ask(client: Client, body: Any, path: str = f"{BIRTH}/checklist", **extra: Any) -> Any:
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(path, text, content_type="application/json", **extra)


@pytest.mark.usefixtures("content")
def test_a_procedure_is_found_by_words_without_marks(client: Client):
    items = client.get("/api/v1/procedures", {"q": "lam giay cho con moi de", "limit": 3}).json()["items"]
    assert items[0]["code"] == "1.001193"
    assert set(items[0]) == {"code", "title", "plain", "field", "where", "time", "fee", "has_guide"}
    assert len(items) <= 3


@pytest.mark.usefixtures("content")
def test_every_procedure_can_be_read_whole(client: Client):
    guided = guide_files()
    for code in procedure_files():
        body = client.get(f"/api/v1/procedures/{code}").json()
        assert Reference.model_validate(body).code == code
        assert body["has_guide"] is (code in guided)


@pytest.mark.usefixtures("content")
def test_no_answers_give_open_questions_and_what_everybody_needs(client: Client):
    body = ask(client, {"answers": {}}).json()
    assert body["open"]
    assert body["complete"] is False
    assert body["guide"]["procedure"] == "1.001193"


def tries_for(question: dict[str, Any]) -> list[Any]:
    if question["kind"] in {"one", "many"}:
        options = [option["id"] for option in question["options"]]
        return options if question["kind"] == "one" else [[option] for option in options]
    return [{"number": question.get("min"), "place": "40", "date": "2026-01-15"}[question["kind"]]]


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("code", sorted(guide_files()))
def test_answering_each_open_question_leads_to_a_complete_list(client: Client, code: str):
    answers: dict[str, Any] = {}
    address = f"/api/v1/procedures/{code}/checklist"
    while not (body := ask(client, {"answers": answers}, address).json())["complete"]:
        question = body["open"][0]
        for answer in tries_for(question):
            answers[question["id"]] = answer
            if ask(client, {"answers": answers}, address).status_code == 200:
                break  # and not 422.46: it fits what was said before
    assert body["items"] or body["warnings"]
    assert all(paper["law"] and paper["how"] in {"bring", "show", "if_not_found"} for paper in body["items"])


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("body", "number"),
    [
        ({"answers": {"no_such_question": "x"}}, "422.42"),
        ({"answers": []}, "422.103"),
        ({"answers": {}, "on": "hôm qua"}, "422.103"),
        ({"answers": {}, "extra": 1}, "422.103"),
        ({"answer": {}}, "422.103"),
        ({}, "422.103"),
        ("[]", "422.103"),
        ("null", "422.103"),
        ("", "422.103"),
        ("{", "400.1"),
        (b"\xff\xfe", "400.1"),
        ("[" * 100_000, "400.1"),
        ('{"answers": {"a": ' + "9" * 5000 + "}}", "400.1"),
        ('{"answers": {"\\ud800": "x"}}', "422.42"),
        ('{"answers": {"x": NaN}}', "422.42"),
        ({"answers": {f"q{n}": "x" for n in range(101)}}, "422.103"),
        (json.dumps({"answers": {"x": "y" * 1_100_000}}), "413.1"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_body_is_a_numbered_problem_and_never_a_failure(client: Client, body: Any, number: str):
    problem(ask(client, body), number)


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/api/v1/procedures/9.999999", "404.40"),
        ("/api/v1/procedures/%00", "404.40"),
        ("/api/v1/procedures/" + "x" * 3000, "404.40"),
        ("/api/v1/procedures?limit=0", "422.103"),
        ("/api/v1/procedures?limit=101", "422.103"),
        ("/api/v1/procedures?limit=nhiều", "422.103"),
        ("/api/v1/procedures?q=" + "a" * 201, "422.103"),
        ("/api/v1/nothing", "404.100"),
        ("/api/v1/procedures/", "404.100"),
        ("/api", "404.100"),
        ("/api/", "404.100"),
    ],
)
def test_a_bad_address_is_a_numbered_problem(client: Client, path: str, number: str):
    problem(client.get(path), number)


def test_a_wrong_method_names_those_that_are_taken(client: Client):
    answer = client.delete("/api/v1/procedures")
    assert problem(answer, "405.101")["details"]["allowed"] == answer.headers["Allow"] == "GET"


@pytest.mark.usefixtures("content")
def test_the_server_says_so_when_asked_for_anything_but_json(client: Client):
    problem(client.get("/api/v1/procedures", headers={"accept": "text/html"}), "406.102")
    assert client.get("/api/v1/procedures", headers={"accept": "text/html, */*;q=0.1"}).status_code == 200


@pytest.mark.usefixtures("content")
def test_wrong_fields_are_named_as_the_sender_knows_them(client: Client):
    body = problem(client.get("/api/v1/procedures?limit=0"), "422.103")
    assert body["details"]["errors"][0]["field"] == "limit"
    body = problem(ask(client, {"answers": {}, "on": "x"}), "422.103")
    assert "on" in body["detail"]


def test_a_fault_of_ours_is_a_problem_with_a_reference_and_without_the_cause(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("nhipcau.gateway.api_public.find_procedures", lambda *_: 1 / 0)
    body = problem(client.get("/api/v1/procedures"), "500.1")
    assert body["details"]["reference"] in body["todo"]
    assert "division" not in json.dumps(body)


def test_the_committed_description_is_that_of_the_doors():
    assert contract_file().read_text(encoding="utf-8") == description()


def test_the_description_is_served(client: Client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/v1/procedures", "/api/v1/procedures/{code}", "/api/v1/procedures/{code}/checklist"} <= set(paths)


def test_the_process_is_alive_without_a_database(client: Client):
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_the_house_is_ready_once_its_content_is_there(client: Client):
    Guide.objects.all().delete()
    Procedure.objects.all().delete()
    problem(client.get("/readyz"), "503.104")
    load_content(using="default")
    assert client.get("/readyz").json() == {"status": "ready"}
