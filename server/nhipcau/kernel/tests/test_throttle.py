import pytest
from django.core.cache import cache
from django.test import RequestFactory

from nhipcau.kernel.throttle import Misses, address_of


@pytest.fixture(autouse=True)
def _nobody_has_missed():
    cache.clear()


def test_a_caller_may_miss_as_often_as_allowed_and_others_are_not_held_to_it():
    misses = Misses("test", allowed=2, seconds=60)
    misses.add("one")
    assert not misses.too_many("one")
    misses.add("one")
    assert misses.too_many("one")
    assert not misses.too_many("two")


def test_getting_it_right_forgets_the_misses():
    misses = Misses("test", allowed=1, seconds=60)
    misses.add("one")
    misses.forget("one")
    assert not misses.too_many("one")


def test_a_long_or_strange_name_is_counted_like_any_other():
    misses = Misses("test", allowed=1, seconds=60)
    misses.add("tên\x00 rất dài " * 100)
    assert misses.too_many("tên\x00 rất dài " * 100)


@pytest.mark.parametrize(("proxy", "address"), [(None, "10.0.0.1"), (("HTTP_X_FORWARDED_PROTO", "https"), "1.2.3.4")])
def test_a_forwarded_address_counts_only_behind_our_own_proxy(settings, proxy, address):
    settings.SECURE_PROXY_SSL_HEADER = proxy
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="9.9.9.9, 1.2.3.4")
    assert address_of(request) == address
