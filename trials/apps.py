from django.apps import AppConfig
from django.utils import translation

from trials.language import tongue


class TrialsConfig(AppConfig):
    name = "trials"
    verbose_name = "Clinical trials"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        tongue.speak_through(translation)
