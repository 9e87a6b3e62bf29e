"""Where a trial is run, in one short line. Names of cities stay as the registry spells them."""

from __future__ import annotations

from collections.abc import Sequence

from trials.language.countries import country_name
from trials.language.tongue import gettext, ngettext

FEW = 3


def in_brief(sites: Sequence[tuple[str, str]]) -> str:
    """The (city, country) of each site, such as "Memphis and San Diego, United States".

    Countries are named where they are few, cities where they are few and in one country.
    """
    cities = list(dict.fromkeys(city for city, _ in sites if city))
    countries = sorted({country_name(country) for _, country in sites if country})
    if not sites:
        return gettext("The registry names no place")
    if len(countries) > 1:
        return _in_many(len(sites), countries)
    if cities and len(cities) <= FEW:
        return ", ".join(dict.fromkeys([listed(cities), *countries]))
    return ", ".join([_counted(len(sites)), *countries])


def in_fewest_words(cities: Sequence[str]) -> str:
    """ "Leeds and York", or "9 sites" where they are more than a few. A city for each site."""
    named = list(dict.fromkeys(filter(None, cities)))
    if named and len(named) <= FEW:
        return listed(named)
    return _counted(len(cities))


def listed(names: Sequence[str]) -> str:
    """ "Leeds", "Leeds and York", "Leeds, York and Hull"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _in_many(sites: int, countries: Sequence[str]) -> str:
    if len(countries) <= FEW:
        words = ngettext("{sites} site: {countries}", "{sites} sites: {countries}", sites)
        return words.format(sites=sites, countries=listed(countries))
    words = ngettext(
        "{sites} site in {countries} countries", "{sites} sites in {countries} countries", sites
    )
    return words.format(sites=sites, countries=len(countries))


def _counted(sites: int) -> str:
    return ngettext("{sites} site", "{sites} sites", sites).format(sites=sites)
