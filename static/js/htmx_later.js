// htmx comes once the page is there to be read, so that on a slow line nothing waits for it. Until
// then its links and forms are the plain ones that they also are.
const { content } = document.querySelector("meta[name=htmx-script]");

const fetchHtmx = () => {
  const script = document.createElement("script");
  script.src = content;
  document.head.append(script);
};

const onceSeen = () =>
  new PerformanceObserver((_, watch) => {
    watch.disconnect();
    fetchHtmx();
  }).observe({ type: "paint", buffered: true });

// Not before all has loaded: htmx that arrives in between would wait for an event that has passed.
addEventListener("load", onceSeen);
// Back and Forward between what htmx put in, before it has come again: the address is loaded anew.
addEventListener("popstate", ({ state }) => {
  if (state?.htmx && !window.htmx) location.reload();
});
