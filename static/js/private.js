// htmx keeps the address that it last pushed in the browser's storage. Nothing is to be left there.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");

for (const event of ["htmx:load", "htmx:pushedIntoHistory", "htmx:replacedInHistory"]) {
  document.addEventListener(event, forget);
}
