// The board: one box chooses all sites of the page; an answer that cannot stand in a row is told.
const NOT_DONE = "That did not work. Nothing was changed. Load the page again.";
// Refused or overtaken, the row comes back; anything else would be a whole page in its place.
const ROWS = [200, 409, 422];

const offer = () => {
  const all = document.getElementById("choose-all");
  if (!all) return;
  all.hidden = false;
  document.getElementById("confirm-all").hidden = true;
};

const tell = () => {
  document.getElementById("board-said").textContent = NOT_DONE;
};

document.addEventListener("change", (event) => {
  if (!event.target.closest("#choose-all")) return;
  for (const box of document.querySelectorAll("[name=chosen]")) box.checked = event.target.checked;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (ROWS.includes(event.detail.xhr.status)) return;
  event.detail.shouldSwap = false;
  tell();
});

document.addEventListener("htmx:sendError", tell);
document.addEventListener("htmx:load", offer);
offer();
