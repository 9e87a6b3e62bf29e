// What is too small to hit, what moves, what is cut off, which hints are not there, and how the
// headings stand.
(() => {
  const LEAST = matchMedia("(pointer: coarse)").matches ? 44 : 24;
  const POINTS = ["aria-describedby", "aria-labelledby", "aria-details", "aria-errormessage",
    "aria-controls", "aria-owns", "for", "popovertarget", "list"];
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=combobox]";
  const HEADINGS = "h1, h2, h3, h4, h5, h6";

  const named = (each) =>
    `<${each.tagName.toLowerCase()} class="${each.getAttribute("class") ?? ""}"> “${
      (each.getAttribute("aria-label") || each.textContent || each.name || "").trim().slice(0, 40)}”`;

  const isShown = (each) => each.checkVisibility({ visibilityProperty: true })
    && !each.closest(".unseen, .visually-hidden, .select2-hidden-accessible, .skip, [hidden]");

  const blockOf = (each) => {
    let block = each.parentElement;
    while (block && getComputedStyle(block).display.startsWith("inline")
      && !getComputedStyle(block).display.includes("flex")) block = block.parentElement;
    return block;
  };

  // A link or a term inside a sentence, which is as high as its line.
  const isInSentence = (each) => {
    if (!each.matches("a, button") || !getComputedStyle(each).display.startsWith("inline")) return false;
    const block = blockOf(each);
    const others = [...block.childNodes].filter((node) => !node.contains(each) && !node.matches?.(CONTROLS));
    return others.some((node) => /[\p{L}.]/u.test(node.textContent)
      && (node.nodeType === Node.TEXT_NODE || getComputedStyle(node).display.startsWith("inline")));
  };

  const box = (each) => {
    const parts = [each, ...(each.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, top] = ["left", "top"].map((side) => Math.min(...parts.map((part) => part[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...parts.map((part) => part[side])));
    return { width: right - left, height: bottom - top };
  };

  window.small = () => [...document.querySelectorAll(CONTROLS)]
    .filter((each) => isShown(each) && !isInSentence(each))
    .map((each) => [each, box(each)])
    .filter(([, { width, height }]) => Math.min(width, height) < LEAST - 0.5)
    .map(([each, { width, height }]) => `${named(each)} is ${width.toFixed()} × ${height.toFixed()}`);

  const seconds = (list) => Math.max(...list.split(",").map(parseFloat));

  window.moving = () => [...document.querySelectorAll("*")]
    .flatMap((each) => ["", "::before", "::after"].map((part) => [each, getComputedStyle(each, part || null)]))
    .filter(([, { transitionDuration, animationDuration, scrollBehavior }]) =>
      seconds(transitionDuration) > 0 || seconds(animationDuration) > 0 || scrollBehavior === "smooth")
    .map(([each]) => `${named(each)} moves`);

  window.cut = () => [...document.querySelectorAll("body *")]
    .filter((each) => isShown(each) && !each.matches("input, textarea, svg *"))
    .filter((each) => {
      const { overflowX, overflowY, clipPath, webkitLineClamp } = getComputedStyle(each);
      const isCut = (way) => ["hidden", "clip"].includes(way);
      // On purpose: what only screen readers are told, and a sentence whose link leads to the whole.
      const leads = webkitLineClamp !== "none" && (each.matches("a[href]") || each.querySelector("a[href]"));
      if (clipPath === "inset(50%)" || leads) return false;
      return isCut(overflowX) && each.scrollWidth > each.clientWidth + 1
        || isCut(overflowY) && each.scrollHeight > each.clientHeight + 1;
    })
    .map((each) => `${named(each)} is cut off`);

  const pointed = (each) => POINTS.flatMap((name) =>
    (each.getAttribute(name) ?? "").split(/\s+/).filter(Boolean).map((id) => [name, id]));

  window.lost = () => [...document.querySelectorAll(POINTS.map((name) => `[${name}]`).join())]
    .flatMap((each) => pointed(each)
      .filter(([, id]) => !document.getElementById(id))
      .map(([name, id]) => `${named(each)} has ${name} #${id}, which is not there`));

  const steps = () => {
    const levels = [...document.querySelectorAll(HEADINGS)].filter(isShown);
    return levels.filter((each, place) => place > 0
      && each.tagName[1] > Number(levels[place - 1].tagName[1]) + 1);
  };

  const twice = () => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  };

  window.outline = () => [
    ...["h1", "main"].map((tag) => [tag, document.querySelectorAll(tag).length])
      .filter(([, number]) => number !== 1).map(([tag, number]) => `has ${number} ${tag}`),
    ...steps().map((each) => `${named(each)} skips a level`),
    ...twice().map((id) => `has #${id} twice`),
    ...[...document.querySelectorAll("[tabindex]")].filter(({ tabIndex }) => tabIndex > 0)
      .map((each) => `${named(each)} jumps the queue`),
  ];
})();
