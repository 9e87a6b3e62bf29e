// Ctrl+Enter saves the sentence that is being typed. Before the page goes, the browser asks about
// sentences that were typed beside others and not saved.
document.getElementById("shortcut").hidden = false;

document.addEventListener("keydown", (event) => {
  const form = event.target.closest("textarea")?.form;
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

let sent = null;
document.addEventListener("submit", (event) => {
  sent = event.target;
});

addEventListener("beforeunload", (event) => {
  const boxes = [...document.querySelectorAll("textarea")];
  const lost = (box) => box.value !== box.defaultValue && box.form !== sent;
  if (boxes.some(lost)) event.preventDefault();
  sent = null;
});
