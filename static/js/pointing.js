// A pin of the map and its sites in the list answer each other: point at one, the other is marked.
// What has the focus stays marked while the mouse is elsewhere.
const PLACE = ".pin[data-sites], .site";
const sitesOf = (pin) => pin.dataset.sites.split(" ").map((id) => document.getElementById(id));

const answering = (place) =>
  place.matches(".pin")
    ? sitesOf(place)
    : [...document.querySelectorAll(".pin[data-sites]")].filter((pin) => sitesOf(pin).includes(place));

const point = ({ target }) => {
  for (const marked of document.querySelectorAll(".is-meant")) marked.classList.remove("is-meant");
  for (const place of [target, document.activeElement].map((each) => each?.closest?.(PLACE))) {
    if (place) for (const other of answering(place)) other?.classList.add("is-meant");
  }
};

for (const event of ["pointerover", "focusin"]) document.addEventListener(event, point);
