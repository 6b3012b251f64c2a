"""Words and small drawings that every page of the house shares."""

from datetime import date, datetime, timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.kernel import say
from nhipcau.kernel.doors import Group
from nhipcau.kernel.text import inside

register = template.Library()


@register.filter
def day(when: date) -> str:
    """Say a date with its weekday."""
    return say.day(when)


@register.filter
def full_day(when: date) -> str:
    """Say a date with its weekday and year."""
    return say.day(when, year=True)


@register.filter
def iso_day(text: str) -> str:
    """Say a date that content holds as YYYY-MM-DD."""
    return say.day(date.fromisoformat(text), year=True)


@register.filter
def moment(when: datetime) -> str:
    """Say a moment by Vietnam's clock."""
    return say.moment(when)


@register.filter
def number(value: int) -> str:
    """Write a whole number with dots between thousands."""
    return say.number(value)


@register.filter
def percent(share: float | None) -> str:
    """Write a share between 0 and 1 in percent."""
    return say.percent(share)


register.filter(inside)


@register.filter
def leads_to(group: Group, page: str | None) -> bool:
    """Say whether a page is one of a group of the menu."""
    return any(door.href == page for door in group.doors)


@register.filter
def lasting(time: timedelta) -> str:
    """Say how long something took: in days from two days on, else in hours or minutes."""
    return say.lasting(time)


@register.filter
def tied(words: str) -> str:
    """Keep an amount and its đ on one line."""
    return words.replace("0 đ", "0\N{NO-BREAK SPACE}đ")


@register.filter
def unlocalized(value: float) -> str:
    """Write a measure of a drawing with a dot, whatever the page's language."""
    return f"{value:g}"


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Draw one of the house's icons; it never stands without a word."""
    return format_html('<svg class="i {}" aria-hidden="true"><use href="#i-{}"/></svg>', size, name)


@register.simple_tag
def state(shape: str, word: str) -> SafeString:
    """Show a state as word, shape and colour together."""
    return format_html('<span class="state {}">{}<span>{}</span></span>', shape, icon(shape), word)


@register.simple_tag
def mini_bar(share: float | None) -> SafeString:
    """Draw a share as a small bar beside its number; nothing where there is no share."""
    if share is None:
        return SafeString("")
    return format_html(
        '<svg class="bar mini" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="alone" width="{}" height="8"/></svg>',
        unlocalized(round(min(share, 1) * 100, 1)),
    )
