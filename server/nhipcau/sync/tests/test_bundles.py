import pytest

from nhipcau.kernel import registry
from nhipcau.kernel.problems import Refusal
from nhipcau.sync import bundles
from nhipcau.sync.models import Bundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    content = {"xin": "chào"}
    monkeypatch.setattr(registry, "bundles", {"words": lambda: content})
    return content


def test_a_bundle_that_did_not_change_keeps_its_hash(words: dict[str, str]) -> None:
    assert bundles.publish() == bundles.publish()
    assert Bundle.objects.count() == 1


def test_a_changed_bundle_gets_a_new_name_and_the_old_one_stays_readable(words: dict[str, str]) -> None:
    old = bundles.publish()[0]
    words["xin"] = "phép"
    new = bundles.publish()[0]
    assert bundles.current() == [new]
    assert bundles.read(old.hash) == '{"xin":"chào"}'.encode()
    assert bundles.read(new.hash) == '{"xin":"phép"}'.encode()


def test_a_bundle_that_comes_back_is_current_again(words: dict[str, str]) -> None:
    first = bundles.publish()[0]
    words["xin"] = "phép"
    bundles.publish()
    words["xin"] = "chào"
    assert bundles.publish()[0] == first
    assert bundles.current() == [first]


def test_an_unknown_bundle_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        bundles.read("0" * 64)
    assert refused.value.problem.number == "404.90"
