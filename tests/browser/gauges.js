// What is too small for a thumb, what moves, what is cut off, and how the headings stand.
(() => {
  const TOUCH = 44;
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const HEADINGS = "h1, h2, h3, h4, h5, h6";

  const named = (each) =>
    `<${each.tagName.toLowerCase()} class="${each.getAttribute("class") ?? ""}"> “${
      (each.getAttribute("aria-label") || each.textContent || each.name || "").trim().slice(0, 40)}”`;

  const isShown = (each) => each.checkVisibility({ visibilityProperty: true })
    && !each.closest(".unseen, .visually-hidden, .skip, [hidden]");

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
    .filter(([, { width, height }]) => Math.min(width, height) < TOUCH - 0.5)
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
      const { overflowX, overflowY } = getComputedStyle(each);
      const isCut = (way) => ["hidden", "clip"].includes(way);
      return isCut(overflowX) && each.scrollWidth > each.clientWidth + 1
        || isCut(overflowY) && each.scrollHeight > each.clientHeight + 1;
    })
    .map((each) => `${named(each)} is cut off`);

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
