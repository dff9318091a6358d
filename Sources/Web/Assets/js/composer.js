// Ctrl or ⌘ with Enter sends what is being written; a sent form cannot be sent twice.

document.addEventListener("keydown", (event) => {
  const place = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.keyCode === 229) return;
  if (place.matches("textarea")) /** @type {HTMLTextAreaElement} */ (place).form?.requestSubmit();
});

// Before anybody else hears of it: htmx sends what it hears.
document.addEventListener(
  "submit",
  (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    form.dataset.sent = "yes";
  },
  { capture: true },
);

// When the line failed, or the browser's own back button brought the page back, the form is free again.
const free = () => {
  for (const form of document.querySelectorAll("form[data-sent]")) form.removeAttribute("data-sent");
};
addEventListener("pageshow", free);
document.body.addEventListener("htmx:afterRequest", free);

export {};
