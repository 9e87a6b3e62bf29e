"""Invented hospitals in real cities, and the people to ask: contactsLocationsModule."""

from __future__ import annotations

from random import Random

from trials.registry.demonstrations import names
from trials.registry.demonstrations.places import COUNTRIES, PLACES, Place
from trials.registry.demonstrations.plot import Plot
from trials.registry.layout import Json

HOMES = ("United States", "United States", "United Kingdom")

# As in the registry: a site has a status only while its trial recruits (or did when last heard of),
# and contacts then or when it is about to.
WITH_SITE_STATUS = frozenset({"RECRUITING", "UNKNOWN", "AVAILABLE"})
WITH_CONTACTS = WITH_SITE_STATUS | {"NOT_YET_RECRUITING"}
CLOSED_SITES = frozenset({"COMPLETED", "WITHDRAWN", "TERMINATED"})

# Dealt out to the sites of a trial: sixteen show every status, the first of them are open.
SITE_STATUSES = (
    "RECRUITING",
    "RECRUITING",
    "NOT_YET_RECRUITING",
    "RECRUITING",
    "SUSPENDED",
    "RECRUITING",
    "RECRUITING",
    "ACTIVE_NOT_RECRUITING",
    "RECRUITING",
    "COMPLETED",
    "RECRUITING",
    "WITHDRAWN",
    "RECRUITING",
    "TERMINATED",
    "RECRUITING",
    "ENROLLING_BY_INVITATION",
)


def contacts_locations(plot: Plot) -> Json:
    """The contactsLocationsModule; its sites are in the order of country, state and city."""
    module: Json = {}
    if plot.status in WITH_CONTACTS:
        module["centralContacts"] = [_contact(plot.rng, plot.sponsor[2])]
    module["overallOfficials"] = [
        {
            "name": person(plot.rng),
            "affiliation": plot.sponsor[0],
            "role": "STUDY_DIRECTOR" if plot.sponsor[1] == "INDUSTRY" else "PRINCIPAL_INVESTIGATOR",
        }
    ]
    module["locations"] = _sites(plot)
    _name_nobody(plot, module)
    return module


def _name_nobody(plot: Plot, module: Json) -> None:
    """Now and then an office is named instead of somebody, as in the registry."""
    central, last = module.get("centralContacts"), module["locations"][-1].get("contacts")
    if central and plot.number % 4 == 1:
        central[0]["name"] = "Clinical Trials Office"
    if last and plot.number % 2 == 0:
        last[0]["name"] = "Site Public Contact"


def person(rng: Random) -> str:
    """A name with a degree, as the registry writes it: "Ada Inkwater, MD"."""
    name = f"{rng.choice(names.FIRST_NAMES)} {rng.choice(names.LAST_NAMES)}"
    return f"{name}, {rng.choice(names.DEGREES)}"


def _sites(plot: Plot) -> list[Json]:
    rng, count = plot.rng, plot.site_count
    statuses = (SITE_STATUSES * (count // len(SITE_STATUSES) + 1))[:count]
    birds = [f"{number} {bird}" for number in names.NUMBERS for bird in names.BIRDS]
    return [
        _site(plot, place, bird, status)
        for place, bird, status in zip(
            _places(rng, count),
            rng.sample(birds, count),
            rng.sample(statuses, count),
            strict=True,
        )
    ]


def _places(rng: Random, count: int) -> list[Place]:
    """At least one of each of some countries; about one in six shares its city with another."""
    home = rng.choice(HOMES)
    abroad = [country for country in COUNTRIES if country != home]
    countries = (home, *rng.sample(abroad, 1 + count // 4))
    pool = rng.sample(PLACES, len(PLACES))
    first = [next(place for place in pool if place.country == country) for country in countries]
    rest = [place for place in pool if place.country in countries and place not in first]
    spread = [*first, *rest][: count - count // 6]
    chosen = [*spread, *rng.choices(spread, k=count - len(spread))]
    return sorted(chosen, key=lambda place: (place.country, place.state, place.city))


def _site(plot: Plot, place: Place, bird: str, status: str) -> Json:
    rng = plot.rng
    site: Json = {"facility": f"{bird} {rng.choice(names.KINDS)}"}
    if plot.status in WITH_SITE_STATUS:
        site["status"] = "AVAILABLE" if plot.status == "AVAILABLE" else status
    site["city"] = place.city
    if place.state:
        site["state"] = place.state
    if place.zip:
        site["zip"] = place.zip
    site["country"] = place.country
    if plot.status in WITH_CONTACTS and status not in CLOSED_SITES:
        site["contacts"] = _contacts(rng, bird.lower().replace(" ", "-"))
    if rng.random() > 0.06:  # the registry has no point for one or two in a hundred
        site["geoPoint"] = {"lat": place.latitude, "lon": place.longitude}
    return site


def _contacts(rng: Random, address: str) -> list[Json]:
    contacts = [_contact(rng, address)]
    if rng.random() < 0.15:
        del contacts[0][rng.choice(("phone", "email"))]
    if rng.random() < 0.4:
        contacts.append({"name": person(rng), "role": "PRINCIPAL_INVESTIGATOR"})
    return contacts


def _contact(rng: Random, address: str) -> Json:
    name = person(rng)
    mailbox = name.partition(",")[0].lower().replace(" ", ".")
    phone = f"{rng.choice(names.AREA_CODES)}-555-01{rng.randrange(100):02}"
    contact: Json = {"name": name, "role": "CONTACT", "phone": phone}
    if rng.random() < 0.1:
        contact["phoneExt"] = str(rng.randint(10, 99))
    return contact | {"email": f"{mailbox}@{address}.example"}
