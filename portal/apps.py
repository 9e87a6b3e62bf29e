from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin, in the portal's own site class (headings, order of the models)."""

    default_site = "portal.desk.PortalAdminSite"
