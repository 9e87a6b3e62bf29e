// Counts from a last dose. Its day is a fact about a patient: it is read here, and goes nowhere.
{
  const DAY = 86_400_000;
  const part = document.getElementById("last-dose");
  const field = document.getElementById("last-dose-day");
  const status = part?.querySelector("[role=status]");

  // Whole days of UTC: none has 23 hours. The words are "6 Dec 2026", as the server gives them.
  const month = new Intl.DateTimeFormat(document.documentElement.lang, {
    month: "short",
    timeZone: "UTC",
  });
  const dayOf = (time) => new Date(time).toISOString().slice(0, 10);
  const words = (time) => {
    const day = new Date(time);
    return `${day.getUTCDate()} ${month.format(day)} ${day.getUTCFullYear()}`;
  };

  const today = () => {
    const now = new Date();
    return dayOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  };

  const mistake = () => {
    if (field.validity.badInput) return part.dataset.noSuchDay;
    if (field.validity.rangeOverflow) return part.dataset.stillToCome;
    if (field.validity.rangeUnderflow) return part.dataset.checkTheYear;
    return "";
  };

  const tell = (told) => {
    if (status.textContent !== told) status.textContent = told;
  };

  const count = () => {
    field.max = today();
    const isCounted = Boolean(field.value) && field.validity.valid;
    for (const place of document.querySelectorAll("[data-counted]")) {
      place.hidden = (place.dataset.counted === "dose") !== isCounted;
      if (isCounted && place.dataset.days) {
        const over = field.valueAsNumber + Number(place.dataset.days) * DAY;
        place.dateTime = dayOf(over);
        place.textContent = words(over);
      }
    }
    tell(isCounted ? part.dataset.countedFrom.replace("{day}", words(field.valueAsNumber)) : "");
    field.removeAttribute("aria-invalid");
  };

  // Only on leaving: while a year is typed, it is the year 2, 20 and 202 before it is 2026.
  const check = () => {
    if (field.validity.valid) return;
    tell(mistake());
    field.setAttribute("aria-invalid", "true");
  };

  if (part) {
    part.hidden = false;
    field.addEventListener("input", count);
    field.addEventListener("blur", check);
    count();
  }
}
