"""A hint of a field is on the page under the id by which its field names it."""

from __future__ import annotations

import re
from pathlib import Path

import django.contrib.admin
from django.conf import settings

FIELDSET = Path("admin/includes/fieldset.html")
DJANGOS = Path(django.contrib.admin.__file__).parent / "templates" / FIELDSET
OURS = Path(settings.BASE_DIR) / "templates" / FIELDSET


def words_of(template: Path) -> str:
    """Without comments and white space."""
    return re.sub(r"{#.*?#}|\s+", "", template.read_text())


def test_our_fieldset_is_djangos_but_for_the_ids_of_hints():
    """When this turns red, Django's has changed: take it over, or do without ours."""
    given = '{%iffield.field.id_for_label%}id="{{field.field.id_for_label}}_helptext"{%endif%}'

    assert words_of(OURS) == words_of(DJANGOS).replace(
        given, given.replace("id_for_label", "auto_id")
    )


def test_boxes_to_tick_and_the_password_have_their_hints(admin_client, admin_user):
    page = admin_client.get(f"/staff/auth/user/{admin_user.pk}/change/").content.decode()

    named = set(re.findall(r'aria-describedby="([^"]+)"', page))

    assert {"id_password_helptext", "id_user_permissions_helptext"} <= named
    assert not [each for each in named if f' id="{each}"' not in page]
