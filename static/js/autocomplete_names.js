/* Select2 builds boxes of its own and leaves them without a name: give them the label's. */
(function ($) {
  function nameBox(select) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const box = select.nextElementSibling;
    if (!label || !box) return;
    for (const part of box.querySelectorAll("[role='combobox'], [role='textbox']")) {
      part.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""));
      part.removeAttribute("aria-labelledby");
    }
  }

  $(function () {
    $(".admin-autocomplete").each(function () {
      nameBox(this);
      $(this).on("change", () => nameBox(this));
    });
    $(document).on("select2:open", function () {
      $(".select2-search__field").attr("aria-label", "Type a number or a name");
      $(".select2-results__options").attr("aria-label", "What was found");
    });
  });
})(django.jQuery);
