"""Where a trial is run, in one short line."""

from __future__ import annotations

from collections.abc import Sequence

FEW = 3


def in_brief(sites: Sequence[tuple[str, str]]) -> str:
    """The (city, country) of each site, such as "Memphis and San Diego, United States".

    Countries are named where they are few, cities where they are few and in one country.
    """
    cities = list(dict.fromkeys(city for city, _ in sites if city))
    countries = sorted({country for _, country in sites if country})
    if not sites:
        return "The registry names no place"
    if len(countries) > FEW:
        return f"{len(sites)} sites in {len(countries)} countries"
    if len(countries) > 1:
        return f"{len(sites)} sites: {listed(countries)}"
    if cities and len(cities) <= FEW:
        return ", ".join(dict.fromkeys([listed(cities), *countries]))
    return ", ".join([f"{len(sites)} site{'s' if len(sites) > 1 else ''}", *countries])


def in_fewest_words(cities: Sequence[str]) -> str:
    """ "Leeds and York", or "9 sites" where they are more than a few. A city for each site."""
    named = list(dict.fromkeys(filter(None, cities)))
    if named and len(named) <= FEW:
        return listed(named)
    return f"{len(cities)} site{'s' if len(cities) > 1 else ''}"


def listed(names: Sequence[str]) -> str:
    """ "Leeds", "Leeds and York", "Leeds, York and Hull"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
