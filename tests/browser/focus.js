// What is wrong with what has the focus: outside the window, covered, without a mark, out of order.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };

  const light = (colour) => read(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);

  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  const behind = (each) => {
    for (; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (read(backgroundColor)[3] === 255) return backgroundColor;
    }
    return "white";
  };

  // A line of two pixels or more, three times lighter or darker than what lies around it.
  const isMarked = (stop) => {
    const around = behind(stop.parentElement);
    const isLine = (width, colour) => width >= 2 && contrast(colour, around) >= 3;
    const isOutlined = ({ outlineStyle, outlineWidth, outlineColor }) =>
      outlineStyle !== "none" && isLine(parseFloat(outlineWidth), outlineColor);
    const isRinged = (ring) => getComputedStyle(ring).stroke !== "none"
      && isLine(parseFloat(getComputedStyle(ring).strokeWidth) * ring.getScreenCTM().a,
        getComputedStyle(ring).stroke);
    return [stop, ...stop.querySelectorAll("*")].some((each) => isOutlined(getComputedStyle(each)))
      || [...stop.querySelectorAll("svg .ring")].some(isRinged);
  };

  const isOwn = (stop, found) =>
    Boolean(found) && (stop.contains(found) || found.matches("label") && found.contains(stop)
      || [...(stop.labels ?? [])].some((label) => label.contains(found)));

  // Of a pin of the map, which may have its name beside it, the mark itself.
  const boxesOf = (stop) => [...(stop.querySelector(":scope > g > .mark") ?? stop).getClientRects()]
    .filter(({ width, height }) => width && height);

  // The box of a line is higher than the line: its edges may lie under the line after it.
  const isHit = (stop) => ({ left, width, top, height }) =>
    [0.25, 0.5, 0.75].every((part) =>
      isOwn(stop, document.elementFromPoint(left + width / 2, top + part * height)));

  const isInside = ({ top, bottom, left, right }) =>
    top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;

  let last = null;

  const faults = (stop, isForward) => {
    const boxes = boxesOf(stop);
    // What is higher than the window cannot be inside of it: a box of text, a message.
    const fits = boxes.filter(({ height }) => height < innerHeight / 2);
    const goesBack = isForward && last?.isConnected
      && last.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING;
    return [
      !boxes.length && "is not shown",
      !fits.every(isInside) && "is outside the window",
      fits.every(isInside) && !fits.every(isHit(stop)) && "is covered",
      !isMarked(stop) && "has no mark of the focus",
      goesBack && "comes before the stop before it",
    ].filter(Boolean);
  };

  const said = (stop) =>
    [stop.ariaLabel, stop.innerText ?? stop.textContent, stop.name]
      .concat([...(stop.labels ?? [])].map((label) => label.innerText))
      .filter(Boolean).join(" ").replace(/\s+/g, " ").trim();

  window.stopOfFocus = (isForward) => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return { said: "", faults: [] };
    const found = { said: said(stop), faults: faults(stop, isForward) };
    last = stop;
    return found;
  };
})();
