"""Words for what the groups of a trial get.

Meanings follow the registry's data element definitions, "Arms, Groups, and Interventions".
"""

from __future__ import annotations

TREATMENT = {
    "ArmGroupType": {
        "EXPERIMENTAL": "Gets the treatment that is tested",
        "ACTIVE_COMPARATOR": "Gets a treatment thought to work, to compare",
        "PLACEBO_COMPARATOR": "Gets a placebo, which has no drug in it, to compare",
        "SHAM_COMPARATOR": "Gets a sham: a mock device or procedure, to compare",
        "NO_INTERVENTION": "Gets no treatment from the trial, to compare",
        "OTHER": "Another kind of group",
    },
    "InterventionType": {
        "BEHAVIORAL": "Talks, training or a change of habits",
        "BIOLOGICAL": "Vaccine, blood product or drug made from living things",
        "COMBINATION_PRODUCT": "Combined product, such as a device with a drug",
        "DEVICE": "Device",
        "DIAGNOSTIC_TEST": "Medical test",
        "DIETARY_SUPPLEMENT": "Food supplement, such as a vitamin",
        "DRUG": "Drug",
        "GENETIC": "Gene or cell treatment",
        "PROCEDURE": "Surgery or other procedure",
        "RADIATION": "Radiation",
        "OTHER": "Another kind of care",
    },
}
