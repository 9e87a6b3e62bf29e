"""How a site's place is shown. Load it as `places`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from django.template import Library
from django.utils.translation import gettext

from trials.language.countries import country_name
from trials.language.phones import tel
from trials.models import Site
from trials.queries.contacts import Shown

register = Library()

_SEARCH = "https://www.openstreetmap.org/search"
# Facilities that the registry masks ("Research Site") or fills with a sentence: on no map.
_ON_NO_MAP = re.compile(r"\b(sites?|investigators?|contact|call|email)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s?&:]+@[^@\s?&:]+\.[^@\s?&:]+")


@register.filter
def site_name(site: Site) -> str:
    """The name of the facility, in English; the registry leaves it out where a trial is over, and
    then ours is in the language of the page."""
    if site.facility:
        return site.facility
    return gettext("Site in {city}").format(city=site.city) if site.city else gettext("Site")


@register.filter
def named(country: str) -> str:
    """A country in the language of the page."""
    return country_name(country)


@register.filter
def of_site(words: Mapping[int, str], site: Site) -> str:
    """What is said of a site, out of what is said of many by their primary keys."""
    return words.get(site.pk, "")


@register.filter
def town(site: Site) -> str:
    """City, state and postcode, as far as they are known, in one line."""
    return ", ".join(filter(None, [site.city, " ".join(filter(None, [site.state, site.zip]))]))


@register.filter
def directions(site: Site) -> str:
    """An address of OpenStreetMap that finds the site; the page itself asks nothing of it."""
    facility = "" if _ON_NO_MAP.search(site.facility) else site.facility
    wanted = ", ".join(filter(None, [facility, town(site), site.country]))
    return f"{_SEARCH}?{urlencode({'query': wanted})}" if wanted else ""


@register.filter
def dial(contact: Shown, country: str) -> str:
    """What stands behind `tel:` for a contact in this country; nothing where it is no number."""
    return tel(contact.phone, country, contact.phone_ext)


@register.filter
def mail(address: str) -> str:
    """What stands behind `mailto:`, with nothing in it but one address; else nothing."""
    written = address.strip()
    return quote(written, safe="@") if _ADDRESS.fullmatch(written) else ""
