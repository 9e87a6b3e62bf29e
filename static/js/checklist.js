// With this, nothing that is ticked leaves the page: the page to take along is made of parts that
// are here already. Which answer leads where is said by the server, in data-outcome.
const checklist = document.getElementById("checklist");
const answers = document.getElementById("answers");
const takeAlong = document.getElementById("take-along");
const blankPage = document.getElementById("take-along-blank");

// The browser's history keeps which of the two was shown, so that Back works, and no answer.
const ANSWERS = { shows: "answers" };
const TAKE_ALONG = { shows: "take-along" };
let toFocus = "answers";

const inWords = (number, unit) =>
  new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "long" }).format(number);

const isAgeUnread = ({ years, months }) =>
  Boolean(years) && !(years.validity.valid && months.validity.valid);

// null where no age was given, or none that can be read.
const readAge = ({ years, months }) => {
  if (!years || isAgeUnread({ years, months }) || years.value + months.value === "") return null;
  const [whole, beyond] = [Number(years.value), Number(months.value)];
  return {
    inMonths: whole * 12 + beyond,
    words: `${inWords(whole, "year")} ${inWords(beyond, "month")}`,
  };
};

// The first month of a row belongs to it, the last one to the row after it.
const fits = ({ fromMonths, toMonths = Infinity }, age) =>
  age !== null && Number(fromMonths) <= age.inMonths && age.inMonths < Number(toMonths);

const markAge = (part, age) => {
  for (const said of part.querySelectorAll("[data-age]")) said.textContent = age?.words ?? "";
  for (const row of part.querySelectorAll("[data-from-months]")) {
    row.querySelector("mark").hidden = !fits(row.dataset, age);
  }
};

const sort = (page) => {
  for (const rule of page.querySelectorAll("[data-rule]")) {
    const ticked = checklist.querySelector(`[name="${rule.dataset.rule}"]:checked`);
    if (!ticked) continue;
    rule.querySelector("[data-answer]").textContent = ticked.labels[0].textContent.trim();
    page.querySelector(`.group[data-outcome="${ticked.dataset.outcome}"] ul`).append(rule);
  }
  for (const group of page.querySelectorAll(".group")) {
    const rules = group.querySelectorAll("[data-rule]").length;
    group.querySelector("[data-count]").textContent = rules;
    group.hidden = rules === 0;
  }
};

const offerPrint = (part) => {
  for (const button of part.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
};

const openTakeAlong = () => {
  const page = blankPage.content.cloneNode(true);
  const age = readAge(checklist.elements);
  sort(page);
  markAge(page, age);
  page.querySelector("[data-age-problem]").hidden = !isAgeUnread(checklist.elements);
  for (const tag of page.querySelectorAll("[data-with-age]")) tag.hidden = age === null;
  offerPrint(page);
  takeAlong.replaceChildren(page);
  takeAlong.hidden = false;
  answers.hidden = true;
  takeAlong.querySelector("h2").focus();
};

const openAnswers = () => {
  answers.hidden = false;
  takeAlong.hidden = true;
  takeAlong.replaceChildren();
  document.getElementById(toFocus).focus();
  toFocus = "answers";
};

const stayHere = () => {
  if (history.state?.shows) history.replaceState(ANSWERS, "");
  for (const said of document.querySelectorAll("[data-without-script]")) said.hidden = true;
  for (const said of document.querySelectorAll("[data-with-script]")) said.hidden = false;

  checklist.addEventListener("input", () => markAge(checklist, readAge(checklist.elements)));
  checklist.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(ANSWERS, "");
    history.pushState(TAKE_ALONG, "");
    openTakeAlong();
  });
  takeAlong.addEventListener("click", (event) => {
    const link = event.target.closest("[data-change]");
    if (!link) return;
    event.preventDefault();
    toFocus = link.hash.slice(1);
    history.back();
  });
  addEventListener("popstate", ({ state }) => {
    if (state?.shows === "take-along") openTakeAlong();
    if (state?.shows === "answers") openAnswers();
  });
};

if (blankPage) stayHere();
offerPrint(document);
