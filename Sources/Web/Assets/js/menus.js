// Small sheets that open in place close when something else is touched, or with Escape; the summary gets the focus back.

const open = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details:is(.menu, .mark, .rarer)[open]")]);

document.addEventListener("pointerdown", (event) => {
  for (const sheet of open()) if (!sheet.contains(/** @type {Node} */ (event.target))) sheet.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const sheet of open()) {
    sheet.open = false;
    sheet.querySelector("summary")?.focus();
  }
});

export {};
