// Ctrl or ⌘ with Enter in the registration's form settles the matter on the spot, unless an input method is composing.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.keyCode === 229) return;
    const form = /** @type {HTMLElement} */ (event.target).closest("form[data-registration]");
    const button = /** @type {HTMLButtonElement|null} */ (form?.querySelector("button[value=solve]") ?? null);
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    button.click();
  },
  true,
);

export {};
