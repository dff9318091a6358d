// Line numbers beside a text, those of wrong lines marked, and the way to a place in it.

/**
 * @param {HTMLTextAreaElement} area
 * @param {Element} gutter
 * @param {Set<number>} wrong
 */
export const number = (area, gutter, wrong) => {
  const count = area.value.split("\n").length;
  const state = `${count} ${[...wrong].join(" ")}`;
  if (gutter.getAttribute("data-state") === state) return;
  gutter.setAttribute("data-state", state);
  /** @type {(string|Element)[]} */
  const parts = [];
  let plain = "";
  for (let line = 1; line <= count; line += 1) {
    if (wrong.has(line)) {
      const mark = document.createElement("b");
      mark.textContent = String(line);
      parts.push(plain, mark);
      plain = "\n";
    } else plain += `${line}\n`;
  }
  gutter.replaceChildren(...parts, plain);
  gutter.scrollTop = area.scrollTop;
};

/**
 * Selects the value that stands at a place of a line, and shows it. Columns count code points.
 * @param {HTMLTextAreaElement} area
 * @param {number} line
 * @param {number} column
 */
export const goTo = (area, line, column) => {
  const lines = area.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const text = lines[line - 1] ?? "";
  const place = [...text].slice(0, column - 1).join("").length;
  area.focus({ preventScroll: true });
  const end = text.slice(place).search(/[,}\]]/);
  area.setSelectionRange(before + place, before + (end < 0 ? text.length : place + end));
  const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
  area.scrollTop = Math.max(0, (line - 5) * height);
  area.scrollLeft = 0;
};
