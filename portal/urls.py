from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from portal import brand
from trials import urls as trials

handler400 = "trials.views.refusals.bad_request"
handler403 = "trials.views.refusals.forbidden"
handler404 = "trials.views.refusals.not_found"
handler500 = "trials.views.refusals.server_error"

urlpatterns = [
    path("staff/account/", include("portal.account_urls")),
    path("staff/", admin.site.urls),
    path("brand/<str:digest>.css", brand.sheet, name="brand-sheet"),
    path("brand/<str:digest>.<str:kind>", brand.logo, name="brand-logo"),
    *trials.in_english,
    *i18n_patterns(path("", include(trials)), prefix_default_language=False),
]
