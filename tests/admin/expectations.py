"""Who may open which address of the desk, written down. test_who_may_what.py tries each of them.

Roles by letter: n nobody, m a member of staff without a role, r a reader of the desk, o the
coordinator of the site that is asked for, x the coordinator of another site, c a clinician who
checks, e an editor, s a superuser. A new address without a line here fails the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

ALL, STAFF, EDITING, SUPER = "nmroxces", "mroxces", "es", "s"
SEEING = "res"


class Table(NamedTuple):
    """Who may see the list, see a row, add one, change one, delete one."""

    listed: str
    seen: str
    added: str
    changed: str
    deleted: str


RECORD = Table(SEEING, SEEING, EDITING, EDITING, EDITING)
EVIDENCE = Table(SEEING, SEEING, "", "", "")
LETTERS = Table(EDITING, EDITING, "", "", "")
ACCOUNTS = Table(SUPER, SUPER, SUPER, SUPER, SUPER)
TABLES = {
    **dict.fromkeys(
        ["alias", "arm", "centralcontact", "collaborator", "condition", "identifier"], RECORD
    ),
    **dict.fromkeys(
        ["intervention", "keyword", "link", "official", "outcome", "reference"], RECORD
    ),
    **dict.fromkeys(["snapshot", "conflict"], EVIDENCE),
    **dict.fromkeys(["inquiry", "message"], LETTERS),
    **dict.fromkeys(["entry", "inquiryevent"], Table(SUPER, SUPER, "", "", "")),
    **dict.fromkeys(["user", "group"], ACCOUNTS),
    "trial": Table("rces", "rces", EDITING, EDITING, SUPER),
    "site": Table("roxes", "roes", EDITING, "oes", EDITING),
    "person": Table("roxes", "roes", "oxes", "oes", ""),
    "failedaddress": Table(SEEING, SEEING, "", "", EDITING),
    "statusreport": Table("roxes", "roes", "", "", ""),
    "heartbeat": EVIDENCE,
    "linkuse": EVIDENCE,
    "enrolment": Table(EDITING, EDITING, EDITING, "", ""),
    "plainsentence": Table("rces", "rces", "", "", ""),
    "plaincheck": Table("rces", "rces", "", "", ""),
    "glossaryentry": Table(SEEING, SEEING, EDITING, EDITING, EDITING),
}
# Every other address: who may open it, who may send something to it.
PAGES = {
    "account_login": (ALL, ALL),
    "account_logout": (ALL, ALL),
    "account_reauthenticate": (STAFF, STAFF),
    "account_change_password": (STAFF, STAFF),
    "account_confirm_email": (ALL, ""),
    "account_inactive": (ALL, ""),
    "account_set_password": (STAFF, ""),
    "mfa_index": (STAFF, ""),
    # Only between the password and the code; else it leads to the page of signing in.
    "mfa_authenticate": (STAFF, STAFF),
    "mfa_reauthenticate": (STAFF, STAFF),
    "mfa_activate_totp": (STAFF, STAFF),
    "mfa_deactivate_totp": ("", ""),
    "mfa_view_recovery_codes": ("", ""),
    "mfa_generate_recovery_codes": (STAFF, STAFF),
    "mfa_list_webauthn": (STAFF, ""),
    "mfa_add_webauthn": (STAFF, STAFF),
    "mfa_reauthenticate_webauthn": (STAFF, STAFF),
    "mfa_remove_webauthn": (STAFF, STAFF),
    "mfa_login_webauthn": (STAFF, STAFF),
    "admin:index": (STAFF, STAFF),
    "admin:login": (STAFF, STAFF),
    "admin:logout": (ALL, ALL),
    "admin:password_change": (STAFF, STAFF),
    "admin:password_change_done": (STAFF, ""),
    "admin:autocomplete": ("", ""),
    "admin:jsi18n": (STAFF, ""),
    "admin:view_on_site": ("", ""),
    "admin:app_list": ("roxces", "roxces"),
    "admin:auth_user_password_change": (SUPER, SUPER),
    "admin:trials_person_left": ("oes", "oes"),
    "admin:trials_person_back": ("", "oes"),
    "admin:trials_inquiry_inbox": ("oxes", ""),
    "admin:trials_inquiry_times": ("oxes", ""),
    # The question that is there has no team, so that it is the desk's.
    "admin:trials_inquiry_page": ("es", "es"),
    "admin:trials_trial_queue": ("rces", "rces"),
    "admin:trials_trial_criteria": ("es", "es"),
    "admin:trials_trial_plain": ("rces", "es"),
    "admin:trials_trial_plain_grade": ("es", "es"),
    "admin:trials_trial_texts": ("es", "es"),
    "admin:trials_trial_texts_grade": ("", ""),
    "admin:trials_site_board": (STAFF, "oxes"),
    "admin:trials_site_board_row": ("roes", "oes"),
    "admin:trials_site_families": ("roes", "oes"),
    "admin:trials_message_again": ("", "es"),
    # Django leads from an address that is half typed to the whole one, which then decides.
    "admin:row": (STAFF, STAFF),
    "admin:anything else": ("", ""),
}


class Address(NamedTuple):
    name: str
    pattern: str


def addresses() -> Iterator[Address]:
    """Every address below /staff/, by its name."""
    for pattern, name in _walk(get_resolver().url_patterns, "", ""):
        if pattern.startswith("staff/"):
            yield Address(name or _unnamed(pattern), pattern)


def _walk(
    patterns: list[URLPattern | URLResolver], before: str, space: str
) -> Iterator[tuple[str, str]]:
    for each in patterns:
        pattern = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield pattern, f"{space}{each.name}" if each.name else ""
        else:
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each.url_patterns, pattern, space + inner)


def _unnamed(pattern: str) -> str:
    return "admin:row" if pattern.endswith("<path:object_id>/") else "admin:anything else"


def expected(address: Address) -> tuple[str, str] | None:
    """Who may GET and who may POST there; None where nobody has said."""
    if address.name in PAGES:
        return PAGES[address.name]
    _, _, rest = address.name.partition("_")
    table, _, deed = rest.partition("_")
    if table not in TABLES:
        return None
    who = TABLES[table]
    return {
        "changelist": (who.listed, who.listed),
        "add": (who.added, who.added),
        "change": (who.seen, who.changed),
        "history": (who.seen, who.seen),
        "delete": (who.deleted, who.deleted),
    }.get(deed)
