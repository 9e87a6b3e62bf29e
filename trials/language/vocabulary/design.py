"""Words for how a trial is built: its kind, phase, groups, masking and whom it may take.

Meanings follow the registry's data element definitions, "Study Design" and "Eligibility".
"""

from __future__ import annotations

DESIGN = {
    "StudyType": {
        "INTERVENTIONAL": "A trial that tests a treatment or other care",
        "OBSERVATIONAL": "A study that watches people and assigns no treatment",
        "EXPANDED_ACCESS": "A treatment under test that is given outside a trial",
    },
    "Phase": {
        "NA": "Not a phase trial",
        "EARLY_PHASE1": "Early phase 1",
        "PHASE1": "Phase 1",
        "PHASE2": "Phase 2",
        "PHASE3": "Phase 3",
        "PHASE4": "Phase 4",
    },
    "DesignAllocation": {
        "RANDOMIZED": "By chance: nobody picks who gets which treatment",
        "NON_RANDOMIZED": "Not by chance: for example, a doctor picks the group",
        "NA": "Not needed: there is only one group",
    },
    "InterventionalAssignment": {
        "SINGLE_GROUP": "Everyone gets the same treatment",
        "PARALLEL": "Groups get different treatments at the same time",
        "CROSSOVER": "Each person gets all treatments in turn",
        "FACTORIAL": "Treatments are tested both alone and together",
        "SEQUENTIAL": "A new group may start when an earlier group reaches a set point",
    },
    "PrimaryPurpose": {
        "TREATMENT": "To treat an illness",
        "PREVENTION": "To prevent an illness",
        "DIAGNOSTIC": "To find out whether someone has an illness",
        "ECT": "To teach, advise or train people",
        "SUPPORTIVE_CARE": "To give comfort and to ease side effects or decline",
        "SCREENING": "To find an illness in people not known to have it",
        "HEALTH_SERVICES_RESEARCH": "To learn how care is run, given or paid for",
        "BASIC_SCIENCE": "To learn how a treatment works in the body",
        "DEVICE_FEASIBILITY": "To see whether a new device can work",
        "OTHER": "Another purpose",
    },
    "DesignMasking": {
        "NONE": "Not masked: everyone knows which treatment is given",
        "SINGLE": "People in one role are not told which treatment is given",
        "DOUBLE": "People in two roles are not told which treatment is given",
        "TRIPLE": "People in three roles are not told which treatment is given",
        "QUADRUPLE": "People in all four roles are not told which treatment is given",
    },
    "WhoMasked": {
        "PARTICIPANT": "The people who take part",
        "CARE_PROVIDER": "The people who treat them",
        "INVESTIGATOR": "The researchers",
        "OUTCOMES_ASSESSOR": "The people who judge the results",
    },
    "ObservationalModel": {
        "COHORT": "One or more groups are followed over time",
        "CASE_CONTROL": "People with an illness are compared with people without it",
        "CASE_ONLY": "Only people with the illness are studied",
        "CASE_CROSSOVER": "Each person is compared with their own past",
        "ECOLOGIC_OR_COMMUNITY": "Whole places or groups of people are compared",
        "FAMILY_BASED": "Members of the same families are studied",
        "DEFINED_POPULATION": "A set group of people is studied",
        "NATURAL_HISTORY": "An illness is followed as it runs its course",
        "OTHER": "Another way",
    },
    "DesignTimePerspective": {
        "RETROSPECTIVE": "Looks back at what has happened",
        "PROSPECTIVE": "Looks forward, at what happens from now on",
        "CROSS_SECTIONAL": "Looks at one point in time",
        "OTHER": "Another way",
    },
    "BioSpecRetention": {
        "NONE_RETAINED": "No samples are kept",
        "SAMPLES_WITH_DNA": "Samples are kept, and DNA could be read from some of them",
        "SAMPLES_WITHOUT_DNA": "Samples are kept; no DNA could be read from them",
    },
    "EnrollmentType": {"ACTUAL": "Number who joined", "ESTIMATED": "Number planned"},
    "Sex": {"FEMALE": "Female only", "MALE": "Male only", "ALL": "Any sex"},
    "StandardAge": {
        "CHILD": "Children (under 18)",
        "ADULT": "Adults (18 to 64)",
        "OLDER_ADULT": "Older adults (65 and over)",
    },
    "SamplingMethod": {
        "PROBABILITY_SAMPLE": "People are picked by chance",
        "NON_PROBABILITY_SAMPLE": "People are picked in another way than by chance",
    },
}

# The registry's word for a trial without a phase. A page may leave such a trial's phase out.
NO_PHASE = "NA"

PHASE_MEANING = {
    "NA": "Not a phase trial: phases are for trials of drugs and the like.",
    "EARLY_PHASE1": "Early phase 1: a first look at a drug in a few people, not meant to treat.",
    "PHASE1": "Phase 1: tests how safe a treatment is, and at which dose, in a few people.",
    "PHASE2": "Phase 2: tests whether the treatment works, and how safe it is, in a small group.",
    "PHASE3": "Phase 3: tests how well the treatment works, and how safe it is, in a large group.",
    "PHASE4": "Phase 4: learns more about a drug that is already approved.",
}
