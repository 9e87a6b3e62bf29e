"""Plain sentences for the criteria of demonstration trials, in English and in Spanish.

Each stands under the opening line of its criterion, as a page shows it. A sentence says what the
criterion says, its figures included: no more, no less, and no advice.
"""

from __future__ import annotations

PLAIN_WORDS: dict[str, tuple[str, str]] = {
    "Consent in writing, a parent's for a child": (
        "Consent is given in writing. For a child, a parent gives it.",
        "El consentimiento se da por escrito. Por un niño lo da su padre o su madre.",
    ),
    "First relapse of B-ALL, with ≥ 5% blasts in the bone marrow": (
        "Your child’s B-ALL has come back for the first time. In the bone marrow, 5% or more of "
        "the cells are leukemia cells (blasts).",
        "La leucemia (LLA-B) ha vuelto por primera vez. En la médula ósea, el 5 % o más de las "
        "células son de leucemia (blastos).",
    ),
    "Lansky score (< 16 years) or Karnofsky score (≥ 16 years) ≥ 50%": (
        "Your child’s score for daily life is 50% or more. It is the Lansky score under 16 years "
        "of age, and the Karnofsky score from 16 years on.",
        "La puntuación de la vida diaria es del 50 % o más. Se usa la de Lansky antes de los 16 "
        "años y la de Karnofsky desde los 16 años.",
    ),
    "At least 14 days since the last chemotherapy, steroids excepted": (
        "At least 14 days have passed since the last chemotherapy. Steroids do not count.",
        "Han pasado al menos 14 días desde la última quimioterapia. Los corticoides no cuentan.",
    ),
    "Organs that work well enough:": (
        "The organs work well enough. Bilirubin is no more than 1.5 times the upper limit of "
        "normal. The ejection fraction of the heart is 50% or more, or its shortening fraction is "
        "27% or more.",
        "Los órganos funcionan lo bastante bien. La bilirrubina no pasa de 1.5 veces el límite "
        "superior normal. La fracción de eyección del corazón es del 50 % o más, o su fracción de "
        "acortamiento es del 27 % o más.",
    ),
    "Down syndrome": ("Your child has Down syndrome.", "Tiene síndrome de Down."),
    "More than one earlier stem cell transplant": (
        "Your child has had more than one stem cell transplant.",
        "Ha tenido más de un trasplante de células madre.",
    ),
    "Active GVHD": (
        "Your child has active GVHD: cells from a donor attack the body.",
        "Tiene EICH activa: las células del donante atacan el cuerpo.",
    ),
    "Asthma known to a doctor for ≥ 12 months": (
        "A doctor has known of your child’s asthma for at least 12 months.",
        "Un médico conoce el asma desde hace al menos 12 meses.",
    ),
    "Woken by asthma on at least 4 nights of the last 28": (
        "Asthma woke your child on at least 4 of the last 28 nights.",
        "El asma despertó a su hijo o hija al menos 4 de las últimas 28 noches.",
    ),
    "Able to use a spacer": (
        "Your child can use a spacer with the inhaler.",
        "Sabe usar una cámara con el inhalador.",
    ),
    "Intensive care for asthma within the last 6 months": (
        "Your child was in intensive care for asthma in the last 6 months.",
        "Estuvo en cuidados intensivos por asma en los últimos 6 meses.",
    ),
    "Smoking or vaping": ("Your child smokes or vapes.", "Fuma o vapea."),
    "Type 1 diabetes for ≥ 1 year": (
        "The patient has had type 1 diabetes for at least 1 year.",
        "Tiene diabetes de tipo 1 desde hace al menos 1 año.",
    ),
    "HbA1c > 7.5% and < 11%": (
        "The long-term sugar value (HbA1c) is above 7.5% and below 11%.",
        "El valor de azúcar a largo plazo (HbA1c) es mayor de 7.5 % y menor de 11 %.",
    ),
    "A telephone that can talk to the sensor, or willing to borrow one": (
        "The patient has a phone that works with the sensor, or is willing to borrow one.",
        "Tiene un teléfono que funciona con el sensor, o acepta uno prestado.",
    ),
    "Diabetic ketoacidosis within the last 3 months": (
        "In the last 3 months, the blood turned acid for lack of insulin. This is called diabetic "
        "ketoacidosis.",
        "En los últimos 3 meses, la falta de insulina volvió ácida la sangre (cetoacidosis).",
    ),
    "Known allergy to skin glue": (
        "The patient is known to be allergic to skin glue.",
        "Se sabe que tiene alergia al pegamento para la piel.",
    ),
    "Ejection fraction ≤ 40%": (
        "Your ejection fraction is 40% or less. It tells how much of its blood the heart pumps "
        "out with one beat.",
        "La fracción de eyección es del 40 % o menos. Dice cuánta de su sangre saca el corazón "
        "con un latido.",
    ),
    "Out of breath on one flight of stairs (NYHA class II or III)": (
        "One flight of stairs leaves you out of breath (NYHA class II or III).",
        "Le falta el aire al subir un piso (clase II o III de la NYHA).",
    ),
    "Treatment unchanged for ≥ 4 weeks": (
        "Your treatment has been the same for at least 4 weeks.",
        "El tratamiento no ha cambiado desde hace al menos 4 semanas.",
    ),
    "Heart attack or stroke within the last 90 days": (
        "You had a heart attack or a stroke in the last 90 days.",
        "Tuvo un infarto o un derrame cerebral en los últimos 90 días.",
    ),
    "Filtration rate (eGFR) < 25 mL/min/1.73m2": (
        "Your kidneys filter less than 25 mL/min/1.73m2 (eGFR).",
        "Los riñones filtran menos de 25 mL/min/1.73m2 (eGFR).",
    ),
    "Potassium > 5.2 mmol/L": (
        "Potassium in your blood is above 5.2 mmol/L.",
        "El potasio en la sangre es mayor de 5.2 mmol/L.",
    ),
    "Cystic fibrosis shown by two gene changes or sweat chloride ≥ 60 mmol/L": (
        "Tests show that your child has cystic fibrosis. They found two gene changes, or chloride "
        "in the sweat of 60 mmol/L or more.",
        "Las pruebas muestran fibrosis quística: dos cambios en los genes, o 60 mmol/L o más de "
        "cloruro en el sudor.",
    ),
    "Weight ≥ 8 kg": ("Your child weighs 8 kg or more.", "Pesa 8 kg o más."),
    "Transplant of any organ": (
        "Your child has had a transplant of any organ.",
        "Ha tenido un trasplante de cualquier órgano.",
    ),
    "ALT or AST > 5 x ULN": (
        "A liver value (ALT or AST) is more than 5 times the upper limit of normal.",
        "Un valor del hígado (ALT o AST) pasa de 5 veces el límite superior normal.",
    ),
    "Fever on the first day": (
        "Your child has a fever on the first day.",
        "Tiene fiebre el primer día.",
    ),
    "At least 4 seizures in 28 days": (
        "Your child has at least 4 seizures in 28 days.",
        "Tiene al menos 4 convulsiones en 28 días.",
    ),
    "Two or more drugs tried for long enough, at a sufficient dose": (
        "Two or more drugs were tried for long enough, at a dose that is high enough.",
        "Se probaron dos o más fármacos durante bastante tiempo y con una dosis suficiente.",
    ),
    "If on a ketogenic diet: unchanged for ≥ 3 months": (
        "If your child is on a ketogenic diet, it has been the same for at least 3 months.",
        "Si sigue una dieta cetogénica, no ha cambiado desde hace al menos 3 meses.",
    ),
    "Status epilepticus within the last 12 weeks": (
        "In the last 12 weeks, your child had a seizure that did not stop (status epilepticus).",
        "En las últimas 12 semanas tuvo una convulsión que no paraba (estado epiléptico).",
    ),
    "Epilepsy surgery planned": (
        "Surgery for the seizures is planned.",
        "Está prevista una operación de la epilepsia.",
    ),
    "Eczema on ≥ 10% of the skin": (
        "Eczema covers 10% or more of your child’s skin.",
        "El eczema cubre el 10 % o más de la piel.",
    ),
    "Creams with steroids did not help, or cannot be used": (
        "Creams with steroids did not help, or your child cannot use them.",
        "Las cremas con corticoides no ayudaron o no se pueden usar.",
    ),
    "Skin infection that needs an antibiotic": (
        "Your child has a skin infection that needs an antibiotic.",
        "Tiene una infección de la piel que necesita un antibiótico.",
    ),
    "A live vaccine within the last 4 weeks": (
        "Your child got a live vaccine in the last 4 weeks.",
        "Recibió una vacuna viva en las últimas 4 semanas.",
    ),
    "A depressive episode of ≥ 4 weeks": (
        "The depression has lasted for at least 4 weeks this time.",
        "Esta vez la depresión dura desde hace al menos 4 semanas.",
    ),
    "Under 18 years: a parent or guardian agrees too": (
        "For those under 18 years, a parent or guardian agrees too.",
        "Antes de los 18 años, también está de acuerdo el padre, la madre o quien tiene la tutela.",
    ),
    "Bipolar disorder": (
        "The patient has bipolar disorder, with times of very high and very low mood.",
        "Tiene trastorno bipolar, con épocas de ánimo muy alto y muy bajo.",
    ),
    "In need of hospital care now": (
        "The patient needs care in a hospital now.",
        "Necesita ahora atención en un hospital.",
    ),
    "A change of drug within 6 weeks": (
        "A drug was changed within 6 weeks.",
        "Hubo un cambio de fármaco en 6 semanas.",
    ),
    "High-risk neuroblastoma that has returned or never gone": (
        "The patient has high-risk neuroblastoma. It has come back, or has never gone.",
        "Tiene un neuroblastoma de alto riesgo. Ha vuelto o nunca se ha ido.",
    ),
    "A tumor that can be measured by MRI, CT or MIBG scan": (
        "The tumor can be measured on an MRI, CT or MIBG scan.",
        "El tumor se puede medir con una resonancia, una TC o una gammagrafía con MIBG.",
    ),
    "Platelets ≥ 50 x 10^9/L without transfusion for 7 days": (
        "There are 50 x 10^9/L platelets or more, without a transfusion for 7 days.",
        "Hay 50 x 10^9/L plaquetas o más, sin transfusión durante 7 días.",
    ),
    "Radiation to the tumor within 6 weeks": (
        "The tumor was treated with radiation within 6 weeks.",
        "El tumor se trató con radiación en 6 semanas.",
    ),
    "Pain that morphine does not control": (
        "The patient has pain that morphine does not control.",
        "Tiene un dolor que la morfina no controla.",
    ),
    "Hemoglobin SS or S-beta zero thalassemia": (
        "The patient has one of two kinds of sickle cell disease. The one is hemoglobin SS. The "
        "other is S-beta zero thalassemia.",
        "El tipo de la enfermedad es hemoglobina SS o S-beta cero talasemia.",
    ),
    "Between 2 and 10 pain crises in the last 12 months": (
        "There were 2 to 10 pain crises in the last 12 months.",
        "Hubo de 2 a 10 crisis de dolor en los últimos 12 meses.",
    ),
    "Blood transfusion within the last 60 days": (
        "The patient got blood from a donor in the last 60 days.",
        "Recibió sangre de un donante en los últimos 60 días.",
    ),
    "Stroke at any time": (
        "The patient has had a stroke at any time.",
        "Ha tenido un derrame cerebral en cualquier momento.",
    ),
    "Arthritis in 5 or more joints": (
        "Your child has arthritis in 5 or more joints.",
        "Tiene artritis en 5 o más articulaciones.",
    ),
    "Methotrexate for ≥ 3 months did not help enough": (
        "Your child took methotrexate for at least 3 months, and it did not help enough.",
        "Tomó metotrexato durante al menos 3 meses y no ayudó lo suficiente.",
    ),
    "Vaccinated as the country advises": (
        "Your child has had the vaccines that the country advises.",
        "Tiene las vacunas que aconseja el país.",
    ),
    "Active infection, hidden tuberculosis included": (
        "Your child has an active infection. Hidden TB counts too.",
        "Tiene una infección activa. También cuenta la tuberculosis oculta.",
    ),
    "Active uveitis": (
        "The inner eye is inflamed now (active uveitis).",
        "Tiene ahora una inflamación dentro del ojo (uveítis activa).",
    ),
    "HER2 found in one of two ways:": (
        "HER2 was found in one of two ways. The staining is 3+, or it is 2+ and a gene test is "
        "positive.",
        "Se encontró HER2 de una de dos formas: la tinción es 3+, o es 2+ y una prueba de genes "
        "es positiva.",
    ),
    "Surgery within the last 84 days, with clear margins": (
        "You had surgery in the last 84 days. No cancer was found at the edges (clear margins).",
        "Tuvo una operación en los últimos 84 días. No había cáncer en los bordes.",
    ),
    "ECOG 0 or 1": (
        "Your score for daily life (ECOG) is 0 or 1.",
        "La puntuación de la vida diaria (ECOG) es 0 o 1.",
    ),
    "Cancer in other organs": (
        "You have cancer in other organs.",
        "Tiene cáncer en otros órganos.",
    ),
    "Pregnancy or breast-feeding": (
        "You are pregnant or breast-feeding.",
        "Está embarazada o da el pecho.",
    ),
    "Heart failure at any time": (
        "You have had heart failure at any time.",
        "Ha tenido insuficiencia cardíaca en cualquier momento.",
    ),
    "Good health by history and examination": (
        "Your past illnesses and an exam show that you are in good health.",
        "Sus enfermedades anteriores y un examen muestran que tiene buena salud.",
    ),
    "Can be rung for 6 months": (
        "You can be reached by phone for 6 months.",
        "Se le puede llamar por teléfono durante 6 meses.",
    ),
    "An influenza vaccine within 6 months": (
        "You had a flu vaccine within 6 months.",
        "Recibió una vacuna contra la gripe en 6 meses.",
    ),
    "Allergy to egg": ("You are allergic to egg.", "Tiene alergia al huevo."),
    "Fever (≥ 38 °C) on the day": (
        "You have a fever (38 °C or more) on the day.",
        "Tiene fiebre (38 °C o más) ese día.",
    ),
}
