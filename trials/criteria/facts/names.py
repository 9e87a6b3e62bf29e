"""What is measured: the names that limits are written with, and of which kind each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.facts.fact import FactKind

_LABS = {
    "creatinine clearance": r"creatinine clearance|cr(?:ea)?cl|ccr|clcr",
    "filtration rate": r"e?gfr|glomerular filtr\w+(?: rate)?",
    "creatinine": r"creatinine(?! (?:phospho)?kinase| ratio)|scr|serum cr|\bcr",
    "hemoglobin": r"(?<!glycated )(?<!glycosylated )ha?emoglobin(?! a1c)|hgb|hb(?!a1c|v|s)",
    "platelets": r"platelets?(?: counts?)?|plt",
    "neutrophils": r"neutrophils?(?: counts?)?|anc|granulocytes?(?: counts?)?|agc",
    "white cells": r"(?:white blood cells?|leu[ck]ocytes?|wbc)(?: counts?)?",
    "lymphocytes": r"lymphocytes?(?: counts?)?|alc|cd4\+?(?: t[- ]?cells?)?(?: counts?)?",
    "blasts": r"blasts?(?: counts?)?|mrd|minimal residual disease",
    "bilirubin": r"bilirubin|tbil|bil",
    "AST": r"ast|sgot|aspartate (?:amino)?transaminase|aspartate aminotransferase",
    "ALT": r"alt|sgpt|alanine (?:amino)?transaminase|alanine aminotransferase",
    "transaminases": r"transaminases?|aminotransferases?|liver enzymes?",
    "alkaline phosphatase": r"alkaline phosphatase|alp",
    "albumin": r"albumin(?:uria)?(?!\s?(?:[:/]|-?to-?)?\s?creatinine)|alb",
    "INR": r"inr|international normali[sz]ed ratio",
    "clotting time": (
        r"a?ptt|pt|(?:partial )?(?:pro)?thrombo(?:plastin|n)? time|prothrombin(?: time)?"
    ),
    "glucose": r"glucose|fpg|blood sugar|glyc[ae]emia",
    "HbA1c": r"hba1c|hb1ac|(?:hb)?a1c|ha?emoglobin a1c|glyc(?:at|osyl)ated ha?emoglobin",
    "lipids": r"triglycerides?|cholesterol|ldl(?:-c)?|hdl(?:-c)?|low-density lipoprotein",
    "electrolytes": r"potassium|sodium|calcium|magnesium|phosph(?:ate|orus)|bicarbonate",
    "troponin or BNP": r"troponin\w*|(?:nt-?pro-?)?bnp",
    "PSA": r"psa|prostate[- ]specific antigen",
    "hormones": r"testosterone|tsh|fsh|estradiol|cortisol|prolactin|pth|amh|hcg|"
        r"progesterone(?! receptor)|insulin level",
    "iron": r"ferritin|transferrin(?: saturation)?|tsat|ha?ematocrit",
    "vitamins": r"vitamin [bd]\d*|25\(oh\)d|folate",
    "inflammation": r"c-?reactive protein|crp|esr|procalcitonin",
    "immunoglobulins": r"ig[game]",
    "virus load": r"viral load|(?:hiv|hcv)[- ](?:1 )?rna|hbv[- ]dna|copies",
    "protein in urine": r"(?:protein|albumin)\s?(?:[:/]|-?to-?)?\s?creatinine(?: ratio)?|"
        r"proteinuria|urine protein(?!\s?(?:[:/]|-?to-?)?\s?creatinine)|uacr|acr|upcr?",
    "enzymes": r"ldh|lactate dehydrogenase|lactate|amylase|lipase|cpk|ck|"
        r"creatin(?:in)?e (?:phospho)?kinase|uric acid|fibrinogen|bun|urea",
}  # fmt: skip
_VITALS = {
    "body mass index": r"bmi|body[- ]mass[- ]index",
    "blood pressure": (
        r"(?:systolic|diastolic)(?! (?:pulmonary|right))(?: blood)?(?: pressure)?|blood pressure|"
        r"[sd]bp|mssbp|(?<!pulmonary )(?<!pulmonary artery )(?<!pulmonary arterial )(?<!portal )"
        r"(?<!intracranial )hypertension"
    ),
    "weight change": r"(?:body ?)?weight (?:loss|changes?|gain|reduction)|"
    r"(?:loss|changes?|gain|reduction) (?:of|in) (?:body ?)?weight",
    "weight": r"(?:body ?)?weigh(?:t|ts|ing|s)?|bodyweight",
    "height": r"height",
    "heart rate": r"heart rate|pulse(?! ox)|bradycardia|tachycardia",
    "temperature": r"temperature|fever",
    "oxygen": r"spo2|sao2|oxygen saturation|saturation|pao2(?:/fio2)?|paco2",
    "breathing rate": r"respiratory rate",
    "QTc": r"qtc?[fb]?(?: interval)?",
}
_SCORES = {
    "Karnofsky": r"karnofsky(?: performance(?: status)?)?|kps",
    "Lansky": r"lansky(?: performance(?: status)?)?|lps",
    "ECOG": r"ecog|eastern cooperative oncology group|zubrod|who performance|performance status",
    "ASA": r"asa(?: class| status| physical status| grade| score)?|"
        r"american society of anesthesiologists",
    "NYHA": r"nyha|new york heart association",
    "MMSE": r"mmse|mini[- ]mental\w*|moca|montreal cognitive assessment",
    "Glasgow": r"gcs|glasgow coma scale",
    "Rankin": r"m?rankin|mrs|nihss|edss|updrs",
    "Child-Pugh or MELD": r"child[- ]pugh|meld(?:-na)?",
    "depression": r"phq-?\d|hdrs|ham-?d(?:-?17)?|madrs|bdi|hads|gad-?7|ces-?d",
    "pain": r"vas|nrs|numeric(?:al)? (?:pain )?rating scale|visual analog\w*(?: scale)?|"
        r"pain score|pain intensity",
    "IIEF": r"iief(?:-\w+)?|ipss|i-pss",
    "score": r"\w*scores?|\w*scale|\w*index|questionnaire|iq|scoring|gleason(?: sum)?|"
        r"tanner stage|apgar|pasi|easi|das28|acq|fibrosis stage|modified ashworth|"
        r"sofa|qsofa",
}  # fmt: skip
_MEASUREMENTS = {
    "ejection fraction": r"lvef|ejection fraction|ef",
    "shortening fraction": r"shortening fraction|fractional shortening",
    "lung function": r"forced expiratory volume(?: in (?:1|one) second)?|fev ?_?1(?:/fvc)?|dlco|"
        r"fvc|vital capacity",
    "life expectancy": r"life[- ]expectancy|expected (?:to )?(?:survival|live|life ?time)|"
        r"survival(?: time| expectancy)?|expectancy of (?:survival|life)|prognosis",
    "gestation": r"gestation\w*(?: age)?",
    "body surface": r"body surface(?: area)?|bsa",
    "stenosis": r"(?:diameter )?stenos[ei]s",
    "size": r"diamet\w+|size|length|thickness|width|depth|volume|circumference|area|lesions?|"
        r"tumou?rs?",
    "ABI": r"abi|ankle[- ]brachial index",
    "axis": r"myopia|refracti\w+|astigmatism|cylinder|spherical equivalent|"
        r"intraocular pressure|iop|visual acuity|bcva|anisometropia",
}  # fmt: skip

_TABLES = (
    (FactKind.LAB, _LABS),
    (FactKind.VITAL, _VITALS),
    (FactKind.SCORE, _SCORES),
    (FactKind.MEASUREMENT, _MEASUREMENTS),
)
_NAMED = [(kind, name) for kind, table in _TABLES for name in table]
_ANY = re.compile(
    r"\b(?:"
    + "|".join(
        rf"(?P<n{place}>{table[name]})"
        for place, (table, name) in enumerate(
            (table, name) for _, table in _TABLES for name in table
        )
    )
    + r")(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing named in a text, from `start` up to `end`; no name where only the unit is known."""

    kind: FactKind
    name: str
    start: int
    end: int


def names_in(text: str) -> Iterator[Named]:
    """All that is named, from left to right."""
    for found in _ANY.finditer(text):
        kind, name = _NAMED[int((found.lastgroup or "n0")[1:])]
        yield Named(kind, name, found.start(), found.end())
