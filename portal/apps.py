from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin, in the portal's own site class (headings, order of the models)."""

    default_site = "portal.desk.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        import_module("portal.checks")  # registers them; the settings are ready now
