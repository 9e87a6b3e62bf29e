"""Words for what the groups of a trial get.

Meanings follow the registry's data element definitions, "Arms, Groups, and Interventions".
"""

from __future__ import annotations

from trials.language.tongue import gettext_noop as _

TREATMENT = {
    "ArmGroupType": {
        "EXPERIMENTAL": _("Gets the treatment that is tested"),
        "ACTIVE_COMPARATOR": _("Gets a treatment thought to work, to compare"),
        "PLACEBO_COMPARATOR": _("Gets a placebo, which has no drug in it, to compare"),
        "SHAM_COMPARATOR": _("Gets a sham: a mock device or procedure, to compare"),
        "NO_INTERVENTION": _("Gets no treatment from the trial, to compare"),
        "OTHER": _("Another kind of group"),
    },
    "InterventionType": {
        "BEHAVIORAL": _("Talks, training or a change of habits"),
        "BIOLOGICAL": _("Vaccine, blood product or drug made from living things"),
        "COMBINATION_PRODUCT": _("Combined product, such as a device with a drug"),
        "DEVICE": _("Device"),
        "DIAGNOSTIC_TEST": _("Medical test"),
        "DIETARY_SUPPLEMENT": _("Food supplement, such as a vitamin"),
        "DRUG": _("Drug"),
        "GENETIC": _("Gene or cell treatment"),
        "PROCEDURE": _("Surgery or other procedure"),
        "RADIATION": _("Radiation"),
        "OTHER": _("Another kind of care"),
    },
}
