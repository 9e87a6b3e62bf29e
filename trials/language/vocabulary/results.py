"""Words for what stands in a registry document beside the protocol: results, notes, derived terms.

Terms of statistics stay in brackets behind the plain words: a clinician looks for them.
"""

from __future__ import annotations

_MEASURES = {
    "MeasureParam": {
        "GEOMETRIC_MEAN": "Average (geometric mean)",
        "GEOMETRIC_LEAST_SQUARES_MEAN": "Average (geometric least-squares mean)",
        "LEAST_SQUARES_MEAN": "Adjusted average (least-squares mean)",
        "LOG_MEAN": "Average (log mean)",
        "MEAN": "Average (mean)",
        "MEDIAN": "Middle value (median)",
        "NUMBER": "Number",
        "COUNT_OF_PARTICIPANTS": "Number of people",
        "COUNT_OF_UNITS": "Number of units",
    },
    "MeasureDispersionType": {
        "NA": "No spread given",
        "STANDARD_DEVIATION": "Spread (standard deviation)",
        "STANDARD_ERROR": "How exact it is (standard error)",
        "INTER_QUARTILE_RANGE": "Middle half (interquartile range)",
        "FULL_RANGE": "Lowest to highest",
        "CONFIDENCE_80": "80% confidence interval",
        "CONFIDENCE_90": "90% confidence interval",
        "CONFIDENCE_95": "95% confidence interval",
        "CONFIDENCE_975": "97.5% confidence interval",
        "CONFIDENCE_99": "99% confidence interval",
        "CONFIDENCE_OTHER": "Another confidence interval",
        "GEOMETRIC_COEFFICIENT": "Spread (geometric coefficient)",
    },
    "AnalysisDispersionType": {
        "STANDARD_DEVIATION": "Spread (standard deviation)",
        "STANDARD_ERROR_OF_MEAN": "How exact it is (standard error of the mean)",
    },
    "ConfidenceIntervalNumSides": {"ONE_SIDED": "One-sided", "TWO_SIDED": "Two-sided"},
    "NonInferiorityType": {
        "SUPERIORITY": "Tests whether one is better",
        "NON_INFERIORITY": "Tests whether one is not much worse",
        "EQUIVALENCE": "Tests whether both are about the same",
        "OTHER": "Another kind of test",
        "NON_INFERIORITY_OR_EQUIVALENCE": "Tests whether one is not much worse, or about the same",
        "SUPERIORITY_OR_OTHER": "Tests whether one is better, or something else",
        "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY": (
            "Tests whether one is not much worse, or about the same (older entry)"
        ),
        "SUPERIORITY_OR_OTHER_LEGACY": (
            "Tests whether one is better, or something else (older entry)"
        ),
    },
}

_REPORT = {
    "OutcomeMeasureType": {
        "PRIMARY": "Main question",
        "SECONDARY": "Further question",
        "OTHER_PRE_SPECIFIED": "Other question, set in advance",
        "POST_HOC": "Added later, not set in advance",
    },
    "ReportingStatus": {"NOT_POSTED": "Not posted yet", "POSTED": "Posted"},
    "EventAssessment": {
        "NON_SYSTEMATIC_ASSESSMENT": "Noted when someone spoke of it",
        "SYSTEMATIC_ASSESSMENT": "Looked for in a regular way",
    },
    "AgreementRestrictionType": {
        "LTE60": "The sponsor may hold papers back for up to 60 days",
        "GT60": "The sponsor may hold papers back for 61 to 180 days",
        "OTHER": "The sponsor limits in another way what may be published",
    },
}

_NOTES = {
    "UnpostedEventType": {
        "RELEASE": "Results sent to the registry",
        "UNRELEASE": "Results taken back by the sponsor",
        "RESET": "Results sent back to the sponsor, to be mended",
    },
    "ViolationEventType": {
        "VIOLATION_IDENTIFIED": "The FDA found that the reporting law was not kept",
        "CORRECTION_CONFIRMED": "The FDA confirmed that this was put right",
        "PENALTY_IMPOSED": "The FDA set a penalty",
        "ISSUES_IN_LETTER_ADDRESSED_CONFIRMED": (
            "The FDA confirmed that the points in its letter were put right"
        ),
    },
    "BrowseLeafRelevance": {"LOW": "Loosely linked", "HIGH": "Closely linked"},
    "FieldStatsType": {
        "ENUM": "One of a list",
        "STRING": "Text",
        "DATE": "Date",
        "INTEGER": "Whole number",
        "NUMBER": "Number",
        "BOOLEAN": "Yes or no",
    },
}

RESULTS = {**_MEASURES, **_REPORT, **_NOTES}
