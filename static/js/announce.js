// A tab that htmx put in is told by the title of its page, once.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const said = document.getElementById("said");
  if (said && detail.target.id === "panel") said.textContent = document.title;
});
