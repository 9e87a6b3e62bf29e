// htmx says nothing when a question does not reach the server: this does.
const say = () => {
  const words = document.getElementById("unsent-words");
  if (words) document.getElementById("unsent").replaceChildren(words.content.cloneNode(true));
};

for (const event of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(event, say);
}
