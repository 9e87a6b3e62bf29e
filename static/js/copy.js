// Copies a text that stands on the page. Where the browser does not let it, the text is selected.
{
  const copy = async (button) => {
    const text = document.getElementById(button.dataset.copies);
    const status = button.parentElement.querySelector("[role=status]");
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = button.dataset.copied;
    } catch {
      text.select();
      status.textContent = button.dataset.selected;
    }
  };

  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
