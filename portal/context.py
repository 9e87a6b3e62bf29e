"""What every template may say about the portal itself: settings only, no query."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language

from portal import brand


def portal(request: HttpRequest) -> dict[str, object]:
    return {
        "portal": {
            "name": settings.PORTAL_NAME,
            "operator": settings.PORTAL_OPERATOR,
            "desk_email": settings.DESK_EMAIL,
            "desk_phone": settings.DESK_PHONE,
            "desk_country": settings.DESK_COUNTRY,
            "desk_hours": hours(settings.DESK_HOURS, settings.DESK_HOURS_IN),
            "help_name": settings.HELP_NAME,
            "help_phone": settings.HELP_PHONE,
            "help_hours": hours(settings.HELP_HOURS, settings.HELP_HOURS_IN),
            "emergency_number": settings.EMERGENCY_NUMBER,
            "brand_sheet": brand.sheet_address(),
            "logo": brand.current_logo(),
            "logo_address": brand.logo_address(),
        }
    }


def hours(english: str, translated: Mapping[str, str]) -> str:
    """The hours in the language of the page; where only the English ones are known, these, marked
    as English."""
    language = get_language() or settings.LANGUAGE_CODE
    own = english if language == settings.LANGUAGE_CODE else translated.get(language)
    return own or format_html('<span lang="en">{}</span>', english)
