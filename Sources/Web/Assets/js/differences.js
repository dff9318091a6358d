// j and k go from one difference to the next, as they go through a list; the comparison has no list of its own.

const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-differences] tbody")]);

document.addEventListener("keydown", (event) => {
  const place = /** @type {HTMLElement} */ (event.target);
  if (place.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { j: 1, n: 1, k: -1, p: -1 }[event.key];
  if (!step || !parts.length || event.isComposing) return;
  const here = parts.findIndex((part) => part === document.activeElement);
  const next = parts[Math.max(0, Math.min(parts.length - 1, here + step))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});

export {};
