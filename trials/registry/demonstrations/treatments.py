"""What a demonstration trial tries, and the ways in which it can be planned."""

from __future__ import annotations

from dataclasses import dataclass

EVERYBODY = ("PARTICIPANT", "CARE_PROVIDER", "INVESTIGATOR", "OUTCOMES_ASSESSOR")


@dataclass(frozen=True)
class Treatment:
    """One kind of thing to try: type and purpose are the registry's codes, {plant} makes a name."""

    type: str
    name: str
    description: str
    plans: tuple[str, ...]
    purpose: str = "TREATMENT"


@dataclass(frozen=True)
class Plan:
    """A design: who gets what. An arm is (label, type, roles); {new} is the name of the treatment.

    Roles name what an arm gets: new, placebo, sham, usual and course, in the order of giving.
    """

    words: str
    story: str
    allocation: str
    model: str
    masked: tuple[str, ...]
    arms: tuple[tuple[str, str, tuple[str, ...]], ...]
    phases: tuple[tuple[str, ...], ...] = (("PHASE2",), ("PHASE2", "PHASE3"), ("PHASE3",))


# How many are kept in the dark decides the registry's word for it.
MASKING = {0: "NONE", 1: "SINGLE", 2: "DOUBLE", 3: "TRIPLE", 4: "QUADRUPLE"}

_DRUG = ("single", "placebo", "addition", "steps", "crossover", "factorial")
TREATMENTS = {
    "tablet": Treatment(
        "DRUG", "{plant}vex", "One tablet of 20 mg by mouth each morning for 24 weeks.", _DRUG
    ),
    "infusion": Treatment(
        "DRUG",
        "{plant}mab",
        "10 mg/kg into a vein over 60 minutes, on day 1 of each 21-day cycle, for up to 8 cycles.",
        ("single", "addition", "steps"),
    ),
    "injection": Treatment(
        "BIOLOGICAL", "{plant}cept", "75 mg under the skin every 4 weeks, 6 times in all.", _DRUG
    ),
    "inhaler": Treatment(
        "DRUG", "{plant}aire", "Two puffs of 40 µg, morning and evening, for 12 weeks.", _DRUG
    ),
    "vaccine": Treatment(
        "BIOLOGICAL",
        "{plant} vaccine",
        "0.5 mL into the upper arm, once.",
        ("placebo", "steps"),
        "PREVENTION",
    ),
    "sensor": Treatment(
        "DEVICE",
        "{plant} sensor",
        "A sensor the size of a button, worn on the upper arm day and night for 12 weeks.",
        ("single", "waiting", "sham"),
    ),
    "course": Treatment(
        "BEHAVIORAL",
        "{plant} course",
        "Eight weekly meetings of one hour in a small group, by video or at the hospital.",
        ("single", "waiting"),
        "SUPPORTIVE_CARE",
    ),
}

# role -> (type, name, description); the role new is the treatment itself.
ROLES = {
    "placebo": ("OTHER", "Placebo", "Looks the same as {new} and is given alike; holds no drug."),
    "sham": ("DEVICE", "Sham sensor", "Looks the same as {new} but measures nothing."),
    "usual": ("OTHER", "Usual treatment", "What the hospital gives outside of a trial."),
    "course": ("BEHAVIORAL", "Kite Club", "Six meetings about living with the illness."),
}

PLANS = {
    "single": Plan(
        "An Open-Label, Single-Group",
        "Everybody gets {new}.",
        "NA",
        "SINGLE_GROUP",
        (),
        (("{new}", "EXPERIMENTAL", ("new", "usual")),),
        (("EARLY_PHASE1",), ("PHASE1", "PHASE2"), ("PHASE2",)),
    ),
    "placebo": Plan(
        "A Randomized, Placebo-Controlled",
        "Chance decides who gets {new} and who gets a placebo. Nobody knows which until the end.",
        "RANDOMIZED",
        "PARALLEL",
        EVERYBODY,
        (
            ("{new}", "EXPERIMENTAL", ("new",)),
            ("Placebo", "PLACEBO_COMPARATOR", ("placebo",)),
        ),
    ),
    "addition": Plan(
        "A Randomized, Assessor-Blinded",
        "Everybody gets the usual treatment. Chance decides who gets {new} as well.",
        "RANDOMIZED",
        "PARALLEL",
        ("OUTCOMES_ASSESSOR",),
        (
            ("{new} and usual treatment", "EXPERIMENTAL", ("new", "usual")),
            ("Usual treatment", "ACTIVE_COMPARATOR", ("usual",)),
        ),
        (("PHASE3",), ("PHASE4",)),
    ),
    "steps": Plan(
        "A Dose-Finding",
        "The first to join get a low dose of {new}. If that is safe, the next get more.",
        "NON_RANDOMIZED",
        "SEQUENTIAL",
        (),
        (
            ("Low dose", "EXPERIMENTAL", ("new",)),
            ("Middle dose", "EXPERIMENTAL", ("new",)),
            ("High dose", "EXPERIMENTAL", ("new",)),
        ),
        (("PHASE1",),),
    ),
    "crossover": Plan(
        "A Randomized, Crossover",
        "Everybody gets {new} for a time and a placebo for a time. Chance decides which is first.",
        "RANDOMIZED",
        "CROSSOVER",
        ("PARTICIPANT", "INVESTIGATOR"),
        (
            ("{new} first, then placebo", "EXPERIMENTAL", ("new", "placebo")),
            ("Placebo first, then {new}", "OTHER", ("placebo", "new")),
        ),
    ),
    "factorial": Plan(
        "A Randomized, Factorial",
        "Chance decides twice: {new} or a placebo, and with the Kite Club or without it.",
        "RANDOMIZED",
        "FACTORIAL",
        ("PARTICIPANT", "CARE_PROVIDER", "OUTCOMES_ASSESSOR"),
        (
            ("{new} with Kite Club", "EXPERIMENTAL", ("new", "course")),
            ("{new} alone", "EXPERIMENTAL", ("new",)),
            ("Placebo with Kite Club", "ACTIVE_COMPARATOR", ("placebo", "course")),
            ("Placebo alone", "PLACEBO_COMPARATOR", ("placebo",)),
        ),
    ),
    "waiting": Plan(
        "A Randomized, Waiting-List",
        "Chance decides who gets {new} now and who gets it after the study.",
        "RANDOMIZED",
        "PARALLEL",
        (),
        (("{new}", "EXPERIMENTAL", ("new",)), ("Waiting list", "NO_INTERVENTION", ())),
        (("NA",),),
    ),
    "sham": Plan(
        "A Randomized, Sham-Controlled",
        "Chance decides who wears {new} and who wears one that measures nothing.",
        "RANDOMIZED",
        "PARALLEL",
        ("PARTICIPANT",),
        (
            ("{new}", "EXPERIMENTAL", ("new",)),
            ("Sham sensor", "SHAM_COMPARATOR", ("sham",)),
        ),
        (("NA",),),
    ),
}
