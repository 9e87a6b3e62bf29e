"""The same page in the portal's other languages. Load it as `languages`."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template import Context, Library
from django.urls import translate_url
from django.utils import translation

register = Library()


@dataclass(frozen=True)
class Elsewhere:
    """`path` is the page in that language, `address` the same with the portal's host."""

    code: str
    name: str
    path: str
    address: str
    is_current: bool
    is_default: bool


@register.simple_tag(takes_context=True)
def in_languages(context: Context) -> list[Elsewhere]:
    """The page in each of the portal's languages; nothing where it has one language only."""
    request = context.get("request")
    if request is None:
        return []
    here, current = request.get_full_path(), translation.get_language()
    paths = {code: translate_url(here, code) for code, _ in settings.LANGUAGES}
    if len(set(paths.values())) < 2:
        return []
    return [
        Elsewhere(
            code=code,
            name=name,
            path=paths[code],
            address=f"{settings.PORTAL_URL}{paths[code]}",
            is_current=code == current,
            is_default=code == settings.LANGUAGE_CODE,
        )
        for code, name in settings.LANGUAGES
    ]
