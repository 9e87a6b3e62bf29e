// What htmx could not fetch is opened as the plain link or form that it also is.
const follow = ({ detail }) => {
  const link = detail.elt.closest("a[href]");
  const form = detail.elt.closest("form[method=get]");
  if (link) location.assign(link.href);
  else if (form) form.submit();
};

for (const event of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(event, follow);
}
