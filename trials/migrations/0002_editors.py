"""The group of those who keep the record: who is put into it can do the desk's daily work."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

LISTS = [
    "alias",
    "arm",
    "armintervention",
    "centralcontact",
    "collaborator",
    "condition",
    "identifier",
    "intervention",
    "keyword",
    "link",
    "official",
    "outcome",
    "reference",
    "site",
    "sitecontact",
]
# Evidence is never changed, and a trial is withdrawn, not deleted.
MAY = {
    "trial": ["view", "add", "change"],
    "statusreport": ["view", "add"],
    "snapshot": ["view"],
    "conflict": ["view"],
    "inquiry": ["view"],
    "message": ["view"],
    **{table: ["view", "add", "change", "delete"] for table in LISTS},
}


def make_editors(apps, schema_editor):
    database = schema_editor.connection.alias
    _make_permissions(apps, database)
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name="Editors")
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    codenames = [f"{verb}_{table}" for table, verbs in MAY.items() for verb in verbs]
    group.permissions.add(
        *permissions.filter(content_type__app_label="trials", codename__in=codenames)
    )


def _make_permissions(apps, database):
    """Django makes them only after the last migration, which is too late here."""
    trials = apps.get_app_config("trials")
    trials.models_module = True
    create_permissions(trials, verbosity=0, using=database, apps=apps)
    trials.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("trials", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_editors, migrations.RunPython.noop)]
