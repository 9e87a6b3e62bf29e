"""The illnesses that demonstration trials are about. They are real; every trial of them is not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Illness:
    """Who takes part and what is measured. `ages` are the registry's texts, "" where no limit is.

    `group` reads on after "for …"; `hope` after "whether the treatment …". A measure is
    (measure, description, time frame), the first is the primary one. Criteria are registry markup.
    """

    group: str
    hope: str
    conditions: tuple[str, ...]
    keywords: tuple[str, ...]
    ages: tuple[str, str]
    treatments: tuple[str, ...]
    measures: tuple[tuple[str, str, str], ...]
    inclusion: tuple[str, ...]
    exclusion: tuple[str, ...]
    sex: str = "ALL"
    healthy: bool = False


SAFETY = ("Harms", "People with at least one serious harm of any kind.", "Up to 1 year")
DIARY = ("Quality of life", "Total of a 20-question diary, 0 to 100; more is better.", "24 weeks")

ILLNESSES = (
    Illness(
        "children whose acute lymphoblastic leukemia has come back",
        "keeps the leukemia away for longer",
        ("Acute Lymphoblastic Leukemia", "Relapse"),
        ("B-ALL", "Minimal residual disease"),
        ("1 Year", "17 Years"),
        ("infusion",),
        (
            ("Event-free survival", "Time to relapse, second cancer or death.", "Up to 2 years"),
            ("Remission", "People with \\< 5% blasts in the marrow.", "Day 42"),
            SAFETY,
        ),
        (
            "First relapse of B-ALL, with ≥ 5% blasts in the bone marrow",
            "Lansky score (\\< 16 years) or Karnofsky score (≥ 16 years) ≥ 50%",
            "At least 14 days since the last chemotherapy, steroids excepted",
            "Organs that work well enough:\n\n  * bilirubin ≤ 1.5 x ULN\n"
            "  * ejection fraction ≥ 50% or shortening fraction ≥ 27%",
        ),
        ("Down syndrome", "More than one earlier stem cell transplant", "Active GVHD"),
    ),
    Illness(
        "children and teenagers with asthma that wakes them at night",
        "lets more of them sleep through",
        ("Asthma in Children",),
        ("Wheezing", "Sleep"),
        ("6 Years", "17 Years"),
        ("inhaler", "injection"),
        (
            ("Nights without waking", "Nights in a diary, of 28.", "Weeks 9 to 12"),
            ("Attacks", "Asthma attacks that needed steroids by mouth.", "12 weeks"),
            DIARY,
        ),
        (
            "Asthma known to a doctor for ≥ 12 months",
            "Woken by asthma on at least 4 nights of the last 28",
            "Able to use a spacer",
        ),
        ("Intensive care for asthma within the last 6 months", "Smoking or vaping"),
    ),
    Illness(
        "young people with type 1 diabetes",
        "keeps their sugar in range for more of the day",
        ("Type 1 Diabetes Mellitus",),
        ("Insulin", "Time in range"),
        ("8 Years", "25 Years"),
        ("sensor", "tablet"),
        (
            ("Time in range", "Hours of the day at 70 to 180 mg/dL.", "Week 12"),
            ("HbA1c", "Change since the first visit, in percentage points.", "Week 24"),
            ("Severe lows", "Lows that needed somebody's help.", "24 weeks"),
        ),
        (
            "Type 1 diabetes for ≥ 1 year",
            "HbA1c \\> 7.5% and \\< 11%",
            "A telephone that can talk to the sensor, or willing to borrow one",
        ),
        ("Diabetic ketoacidosis within the last 3 months", "Known allergy to skin glue"),
    ),
    Illness(
        "adults with heart failure",
        "keeps them out of hospital",
        ("Heart Failure", "Reduced Ejection Fraction"),
        ("HFrEF",),
        ("40 Years", ""),
        ("tablet",),
        (
            ("Nights in hospital", "Nights in hospital because of the heart.", "12 months"),
            ("Walking", "Metres walked in 6 minutes.", "Week 24"),
            SAFETY,
        ),
        (
            "Ejection fraction ≤ 40%",
            "Out of breath on one flight of stairs (NYHA class II or III)",
            "Treatment unchanged for ≥ 4 weeks",
        ),
        (
            "Heart attack or stroke within the last 90 days",
            "Filtration rate (eGFR) \\< 25 mL/min/1.73m2",
            "Potassium \\> 5.2 mmol/L",
        ),
    ),
    Illness(
        "children with cystic fibrosis",
        "makes breathing easier",
        ("Cystic Fibrosis",),
        ("CFTR", "Lung function"),
        ("2 Years", "11 Years"),
        ("tablet", "inhaler"),
        (
            ("Lung clearance index", "Change since the first visit.", "Week 24"),
            ("Weight", "Change in weight for age, as a z-score.", "Week 24"),
            SAFETY,
        ),
        (
            "Cystic fibrosis shown by two gene changes or sweat chloride ≥ 60 mmol/L",
            "Weight ≥ 8 kg",
        ),
        ("Transplant of any organ", "ALT or AST \\> 5 x ULN", "Fever on the first day"),
    ),
    Illness(
        "children whose seizures go on in spite of two drugs",
        "halves the number of their seizures",
        ("Drug Resistant Epilepsy",),
        ("Seizures", "Ketogenic diet"),
        ("2 Years", "15 Years"),
        ("tablet",),
        (
            ("Seizures", "Change in seizures counted at home over 28 days.", "Week 16"),
            ("Days without a seizure", "Days of 28.", "Week 16"),
            DIARY,
        ),
        (
            "At least 4 seizures in 28 days",
            "Two or more drugs tried for long enough, at a sufficient dose",
            "If on a ketogenic diet: unchanged for ≥ 3 months",
        ),
        ("Status epilepticus within the last 12 weeks", "Epilepsy surgery planned"),
    ),
    Illness(
        "babies and small children with eczema",
        "calms the itch",
        ("Atopic Dermatitis", "Eczema, Infantile"),
        ("Itch",),
        ("3 Months", "5 Years"),
        ("injection",),
        (
            ("Clear skin", "Skin that is clear or almost clear (score 0 or 1).", "Week 16"),
            ("Sleep", "Hours of sleep told by a parent.", "Weeks 13 to 16"),
        ),
        (
            "Eczema on ≥ 10% of the skin",
            "Creams with steroids did not help, or cannot be used",
        ),
        ("Skin infection that needs an antibiotic", "A live vaccine within the last 4 weeks"),
    ),
    Illness(
        "teenagers and young adults with depression",
        "lifts their mood",
        ("Depression", "Depression in Adolescence"),
        ("Mood", "School"),
        ("13 Years", "24 Years"),
        ("course", "tablet"),
        (
            ("Mood", "Change in a rating from 17 to 113; less is better.", "Week 8"),
            ("Days at school or work", "Days of the last 20.", "Week 24"),
            DIARY,
        ),
        (
            "A depressive episode of ≥ 4 weeks",
            "Under 18 years: a parent or guardian agrees too",
        ),
        ("Bipolar disorder", "In need of hospital care now", "A change of drug within 6 weeks"),
    ),
    Illness(
        "children with high-risk neuroblastoma",
        "stops the tumor from growing",
        ("Neuroblastoma",),
        ("MYCN", "MIBG"),
        ("1 Year", "21 Years"),
        ("infusion", "tablet"),
        (
            ("Response", "People whose tumor disappeared or shrank by ≥ 30%.", "Week 18"),
            ("Overall survival", "Time to death from any cause.", "Up to 3 years"),
            SAFETY,
        ),
        (
            "High-risk neuroblastoma that has returned or never gone",
            "A tumor that can be measured by MRI, CT or MIBG scan",
            "Platelets ≥ 50 x 10\\^9/L without transfusion for 7 days",
        ),
        ("Radiation to the tumor within 6 weeks", "Pain that morphine does not control"),
    ),
    Illness(
        "people with sickle cell disease",
        "prevents pain crises",
        ("Sickle Cell Disease",),
        ("Hemoglobin S", "Pain crisis"),
        ("12 Years", ""),
        ("tablet", "infusion"),
        (
            ("Pain crises", "Crises treated at a hospital, in a year.", "12 months"),
            ("Hemoglobin", "People with a rise of \\> 1 g/dL.", "Week 24"),
            SAFETY,
        ),
        (
            "Hemoglobin SS or S\\-beta zero thalassemia",
            "Between 2 and 10 pain crises in the last 12 months",
        ),
        ("Blood transfusion within the last 60 days", "Stroke at any time"),
    ),
    Illness(
        "children with juvenile idiopathic arthritis",
        "lets them move without pain",
        ("Juvenile Idiopathic Arthritis",),
        ("Joints", "Uveitis"),
        ("2 Years", "17 Years"),
        ("injection",),
        (
            ("Flare", "People whose arthritis flares.", "Week 32"),
            ("Active joints", "Joints that are swollen or hurt.", "Week 16"),
            SAFETY,
        ),
        (
            "Arthritis in 5 or more joints",
            "Methotrexate for ≥ 3 months did not help enough",
            "Vaccinated as the country advises",
        ),
        ("Active infection, hidden tuberculosis included", "Active uveitis"),
    ),
    Illness(
        "women with breast cancer after surgery",
        "lowers the chance that the cancer returns",
        ("Breast Cancer",),
        ("HER2", "Adjuvant"),
        ("18 Years", ""),
        ("infusion", "tablet"),
        (
            ("Disease-free survival", "Time to return of the cancer or death.", "Up to 5 years"),
            ("Heart function", "People whose ejection fraction falls \\< 50%.", "12 months"),
            SAFETY,
        ),
        (
            "HER2 found in one of two ways:\n\n  1. staining 3+\n"
            "  2. staining 2+ with a positive gene test",
            "Surgery within the last 84 days, with clear margins",
            "ECOG 0 or 1",
        ),
        ("Cancer in other organs", "Pregnancy or breast-feeding", "Heart failure at any time"),
        sex="FEMALE",
    ),
    Illness(
        "healthy adults before the influenza season",
        "protects them from influenza",
        ("Influenza",),
        ("Vaccine", "Healthy volunteers"),
        ("18 Years", "79 Years"),
        ("vaccine",),
        (
            ("Antibodies", "People with a fourfold rise of antibodies.", "Day 29"),
            ("Sore arm", "People whose arm hurts for more than 2 days.", "Day 8"),
        ),
        ("Good health by history and examination", "Can be rung for 6 months"),
        ("An influenza vaccine within 6 months", "Allergy to egg", "Fever (≥ 38 °C) on the day"),
        healthy=True,
    ),
)
