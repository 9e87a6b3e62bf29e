"""The lists of a `protocolSection`: sites with their contacts, arms, outcomes and the rest."""

from __future__ import annotations

from trials.registry.layout import Items, fields

_CONTACT = fields(
    "",
    """
    name = name
    role = role
    phone = phone
    phoneExt = phone_ext
    email = email
    """,
)
_CONTACT_KEYS = (
    ("name", "role", "phone", "email"),
    ("name", "role"),
    ("name",),
    ("email",),
    ("phone",),
)
_OUTCOME = fields(
    "",
    """
    measure = measure
    description = description
    timeFrame = time_frame
    """,
)
_OUTCOME_KEYS = (("measure", "time_frame"), ("measure",), ("description",))


def _outcomes(name: str, kind: str) -> Items:
    return Items(
        ("outcomesModule", name), "outcomes", _OUTCOME, _OUTCOME_KEYS, fixed=(("kind", kind),)
    )


SITES = Items(
    ("contactsLocationsModule", "locations"),
    "sites",
    fields(
        "",
        """
        facility = facility
        status = registry_status
        city = city
        state = state
        zip = zip
        country = country
        geoPoint.lat = latitude : number
        geoPoint.lon = longitude : number
        """,
    ),
    keys=(
        ("facility", "city", "state", "zip", "country"),
        ("facility", "city", "country"),
        ("facility", "zip"),
        ("facility", "city"),
    ),
    inner=(Items(("contacts",), "contacts", _CONTACT, _CONTACT_KEYS),),
)
ARMS = Items(
    ("armsInterventionsModule", "armGroups"),
    "arms",
    fields(
        "",
        """
        label = label
        type = type
        description = description
        """,
    ),
    keys=(("label", "type"), ("label",), ("description",)),
)
INTERVENTIONS = Items(
    ("armsInterventionsModule", "interventions"),
    "interventions",
    fields(
        "",
        """
        type = type
        name = name
        description = description
        otherNames = other_names : texts
        """,
    ),
    keys=(("type", "name"), ("name",), ("description",)),
)

# Names of the other side, each in its own order; registry/crossrefs.py resolves them.
ARM_CROSSREFS = "interventionNames"
INTERVENTION_CROSSREFS = "armGroupLabels"

LISTS = (
    Items(("identificationModule", "nctIdAliases"), "aliases", texts=True),
    Items(
        ("identificationModule", "secondaryIdInfos"),
        "identifiers",
        fields(
            "",
            """
            id = value
            type = type
            domain = domain
            link = link
            """,
        ),
        keys=(("value", "type", "domain"), ("value",), ("type", "domain")),
    ),
    Items(
        ("sponsorCollaboratorsModule", "collaborators"),
        "collaborators",
        fields(
            "",
            """
            name = name
            class = agency_class
            """,
        ),
        keys=(("name", "agency_class"), ("name",)),
    ),
    Items(("conditionsModule", "conditions"), "conditions", texts=True),
    Items(("conditionsModule", "keywords"), "keywords", texts=True),
    ARMS,
    INTERVENTIONS,
    _outcomes("primaryOutcomes", "primary"),
    _outcomes("secondaryOutcomes", "secondary"),
    _outcomes("otherOutcomes", "other"),
    Items(
        ("contactsLocationsModule", "centralContacts"), "central_contacts", _CONTACT, _CONTACT_KEYS
    ),
    Items(
        ("contactsLocationsModule", "overallOfficials"),
        "officials",
        fields(
            "",
            """
            name = name
            affiliation = affiliation
            role = role
            """,
        ),
        keys=(("name", "role", "affiliation"), ("name", "role"), ("name",)),
    ),
    SITES,
    Items(
        ("referencesModule", "references"),
        "references",
        fields(
            "",
            """
            pmid = pmid
            type = type
            citation = citation
            retractions = retractions : objects
            """,
        ),
        keys=(("pmid", "citation"), ("pmid",), ("citation",)),
    ),
    Items(
        ("referencesModule", "seeAlsoLinks"),
        "links",
        fields(
            "",
            """
            label = label
            url = url
            """,
        ),
        keys=(("url", "label"), ("url",), ("label",)),
    ),
)
