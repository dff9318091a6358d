// Opening a ticket from the list: the row is marked, the newest words are in sight, the title says which.

const settle = () => {
  const ticket = /** @type {HTMLElement|null} */ (document.querySelector("#ticket"));
  const number = ticket?.dataset.number;
  document.querySelector(".workspace")?.setAttribute("data-ticket", number ? "open" : "none");
  for (const link of document.querySelectorAll("#list [aria-current]")) link.removeAttribute("aria-current");
  if (!number) return;
  document.getElementById(`row-${number}`)?.setAttribute("aria-current", "true");
  const thread = document.querySelector("#thread");
  if (thread) thread.scrollTop = thread.scrollHeight;
};

// An answer without a ticket (signed out, gone) is shown as the page it is.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = /** @type {CustomEvent} */ (event).detail;
  if (target?.id !== "ticket" || xhr.responseText.includes('id="ticket"')) return;
  event.preventDefault();
  location.assign(xhr.responseURL);
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (/** @type {HTMLElement} */ (event.target)?.id === "ticket") settle();
});
document.body.addEventListener("htmx:load", (event) => {
  const part = /** @type {CustomEvent} */ (event).detail.elt;
  if (part?.id !== "ticket") return;
  settle();
  part.dispatchEvent(new CustomEvent("yd:fresh", { bubbles: true }));
});
settle();

export {};
