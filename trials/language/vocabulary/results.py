"""Words for what stands in a registry document beside the protocol: results, notes, derived terms.

Terms of statistics stay in brackets behind the plain words: a clinician looks for them.
"""

from __future__ import annotations

from trials.language.tongue import gettext_noop as _

_MEASURES = {
    "MeasureParam": {
        "GEOMETRIC_MEAN": _("Average (geometric mean)"),
        "GEOMETRIC_LEAST_SQUARES_MEAN": _("Average (geometric least-squares mean)"),
        "LEAST_SQUARES_MEAN": _("Adjusted average (least-squares mean)"),
        "LOG_MEAN": _("Average (log mean)"),
        "MEAN": _("Average (mean)"),
        "MEDIAN": _("Middle value (median)"),
        "NUMBER": _("Number"),
        "COUNT_OF_PARTICIPANTS": _("Number of people"),
        "COUNT_OF_UNITS": _("Number of units"),
    },
    "MeasureDispersionType": {
        "NA": _("No spread given"),
        "STANDARD_DEVIATION": _("Spread (standard deviation)"),
        "STANDARD_ERROR": _("How exact it is (standard error)"),
        "INTER_QUARTILE_RANGE": _("Middle half (interquartile range)"),
        "FULL_RANGE": _("Lowest to highest"),
        # xgettext:no-python-format
        "CONFIDENCE_80": _("80% confidence interval"),
        # xgettext:no-python-format
        "CONFIDENCE_90": _("90% confidence interval"),
        # xgettext:no-python-format
        "CONFIDENCE_95": _("95% confidence interval"),
        # xgettext:no-python-format
        "CONFIDENCE_975": _("97.5% confidence interval"),
        # xgettext:no-python-format
        "CONFIDENCE_99": _("99% confidence interval"),
        "CONFIDENCE_OTHER": _("Another confidence interval"),
        "GEOMETRIC_COEFFICIENT": _("Spread (geometric coefficient)"),
    },
    "AnalysisDispersionType": {
        "STANDARD_DEVIATION": _("Spread (standard deviation)"),
        "STANDARD_ERROR_OF_MEAN": _("How exact it is (standard error of the mean)"),
    },
    "ConfidenceIntervalNumSides": {"ONE_SIDED": _("One-sided"), "TWO_SIDED": _("Two-sided")},
    "NonInferiorityType": {
        "SUPERIORITY": _("Tests whether one is better"),
        "NON_INFERIORITY": _("Tests whether one is not much worse"),
        "EQUIVALENCE": _("Tests whether both are about the same"),
        "OTHER": _("Another kind of test"),
        "NON_INFERIORITY_OR_EQUIVALENCE": _(
            "Tests whether one is not much worse, or about the same"
        ),
        "SUPERIORITY_OR_OTHER": _("Tests whether one is better, or something else"),
        "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY": _(
            "Tests whether one is not much worse, or about the same (older entry)"
        ),
        "SUPERIORITY_OR_OTHER_LEGACY": _(
            "Tests whether one is better, or something else (older entry)"
        ),
    },
}

_REPORT = {
    "OutcomeMeasureType": {
        "PRIMARY": _("Main question"),
        "SECONDARY": _("Further question"),
        "OTHER_PRE_SPECIFIED": _("Other question, set in advance"),
        "POST_HOC": _("Added later, not set in advance"),
    },
    "ReportingStatus": {"NOT_POSTED": _("Not posted yet"), "POSTED": _("Posted")},
    "EventAssessment": {
        "NON_SYSTEMATIC_ASSESSMENT": _("Noted when someone spoke of it"),
        "SYSTEMATIC_ASSESSMENT": _("Looked for in a regular way"),
    },
    "AgreementRestrictionType": {
        "LTE60": _("The sponsor may hold papers back for up to 60 days"),
        "GT60": _("The sponsor may hold papers back for 61 to 180 days"),
        "OTHER": _("The sponsor limits in another way what may be published"),
    },
}

_NOTES = {
    "UnpostedEventType": {
        "RELEASE": _("Results sent to the registry"),
        "UNRELEASE": _("Results taken back by the sponsor"),
        "RESET": _("Results sent back to the sponsor, to be mended"),
    },
    "ViolationEventType": {
        "VIOLATION_IDENTIFIED": _("The FDA found that the reporting law was not kept"),
        "CORRECTION_CONFIRMED": _("The FDA confirmed that this was put right"),
        "PENALTY_IMPOSED": _("The FDA set a penalty"),
        "ISSUES_IN_LETTER_ADDRESSED_CONFIRMED": _(
            "The FDA confirmed that the points in its letter were put right"
        ),
    },
    "BrowseLeafRelevance": {"LOW": _("Loosely linked"), "HIGH": _("Closely linked")},
    "FieldStatsType": {
        "ENUM": _("One of a list"),
        "STRING": _("Text"),
        "DATE": _("Date"),
        "INTEGER": _("Whole number"),
        "NUMBER": _("Number"),
        "BOOLEAN": _("Yes or no"),
    },
}

RESULTS = {**_MEASURES, **_REPORT, **_NOTES}
