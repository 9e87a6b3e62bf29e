"""Words for how a trial is built: its kind, phase, groups, masking and whom it may take.

Meanings follow the registry's data element definitions, "Study Design" and "Eligibility".
"""

from __future__ import annotations

from trials.language.tongue import gettext_noop as _

DESIGN = {
    "StudyType": {
        "INTERVENTIONAL": _("A trial that tests a treatment or other care"),
        "OBSERVATIONAL": _("A study that watches people and assigns no treatment"),
        "EXPANDED_ACCESS": _("A treatment under test that is given outside a trial"),
    },
    "Phase": {
        "NA": _("Not a phase trial"),
        "EARLY_PHASE1": _("Early phase 1"),
        "PHASE1": _("Phase 1"),
        "PHASE2": _("Phase 2"),
        "PHASE3": _("Phase 3"),
        "PHASE4": _("Phase 4"),
    },
    "DesignAllocation": {
        "RANDOMIZED": _("By chance: nobody picks who gets which treatment"),
        "NON_RANDOMIZED": _("Not by chance: for example, a doctor picks the group"),
        "NA": _("Not needed: there is only one group"),
    },
    "InterventionalAssignment": {
        "SINGLE_GROUP": _("Everyone gets the same treatment"),
        "PARALLEL": _("Groups get different treatments at the same time"),
        "CROSSOVER": _("Each person gets all treatments in turn"),
        "FACTORIAL": _("Treatments are tested both alone and together"),
        "SEQUENTIAL": _("A new group may start when an earlier group reaches a set point"),
    },
    "PrimaryPurpose": {
        "TREATMENT": _("To treat an illness"),
        "PREVENTION": _("To prevent an illness"),
        "DIAGNOSTIC": _("To find out whether someone has an illness"),
        "ECT": _("To teach, advise or train people"),
        "SUPPORTIVE_CARE": _("To give comfort and to ease side effects or decline"),
        "SCREENING": _("To find an illness in people not known to have it"),
        "HEALTH_SERVICES_RESEARCH": _("To learn how care is run, given or paid for"),
        "BASIC_SCIENCE": _("To learn how a treatment works in the body"),
        "DEVICE_FEASIBILITY": _("To see whether a new device can work"),
        "OTHER": _("Another purpose"),
    },
    "DesignMasking": {
        "NONE": _("Not masked: everyone knows which treatment is given"),
        "SINGLE": _("People in one role are not told which treatment is given"),
        "DOUBLE": _("People in two roles are not told which treatment is given"),
        "TRIPLE": _("People in three roles are not told which treatment is given"),
        "QUADRUPLE": _("People in all four roles are not told which treatment is given"),
    },
    "WhoMasked": {
        "PARTICIPANT": _("The people who take part"),
        "CARE_PROVIDER": _("The people who treat them"),
        "INVESTIGATOR": _("The researchers"),
        "OUTCOMES_ASSESSOR": _("The people who judge the results"),
    },
    "ObservationalModel": {
        "COHORT": _("One or more groups are followed over time"),
        "CASE_CONTROL": _("People with an illness are compared with people without it"),
        "CASE_ONLY": _("Only people with the illness are studied"),
        "CASE_CROSSOVER": _("Each person is compared with their own past"),
        "ECOLOGIC_OR_COMMUNITY": _("Whole places or groups of people are compared"),
        "FAMILY_BASED": _("Members of the same families are studied"),
        "DEFINED_POPULATION": _("A set group of people is studied"),
        "NATURAL_HISTORY": _("An illness is followed as it runs its course"),
        "OTHER": _("Another way"),
    },
    "DesignTimePerspective": {
        "RETROSPECTIVE": _("Looks back at what has happened"),
        "PROSPECTIVE": _("Looks forward, at what happens from now on"),
        "CROSS_SECTIONAL": _("Looks at one point in time"),
        "OTHER": _("Another way"),
    },
    "BioSpecRetention": {
        "NONE_RETAINED": _("No samples are kept"),
        "SAMPLES_WITH_DNA": _("Samples are kept, and DNA could be read from some of them"),
        "SAMPLES_WITHOUT_DNA": _("Samples are kept; no DNA could be read from them"),
    },
    "EnrollmentType": {"ACTUAL": _("Number who joined"), "ESTIMATED": _("Number planned")},
    "Sex": {"FEMALE": _("Female only"), "MALE": _("Male only"), "ALL": _("Any sex")},
    "StandardAge": {
        "CHILD": _("Children (under 18)"),
        "ADULT": _("Adults (18 to 64)"),
        "OLDER_ADULT": _("Older adults (65 and over)"),
    },
    "SamplingMethod": {
        "PROBABILITY_SAMPLE": _("People are picked by chance"),
        "NON_PROBABILITY_SAMPLE": _("People are picked in another way than by chance"),
    },
}

# The registry's word for a trial without a phase. A page may leave such a trial's phase out.
NO_PHASE = "NA"

PHASE_MEANING = {
    "NA": _("Not a phase trial: phases are for trials of drugs and the like."),
    "EARLY_PHASE1": _("Early phase 1: a first look at a drug in a few people, not meant to treat."),
    "PHASE1": _("Phase 1: tests how safe a treatment is, and at which dose, in a few people."),
    "PHASE2": _(
        "Phase 2: tests whether the treatment works, and how safe it is, in a small group."
    ),
    "PHASE3": _(
        "Phase 3: tests how well the treatment works, and how safe it is, in a large group."
    ),
    "PHASE4": _("Phase 4: learns more about a drug that is already approved."),
}
