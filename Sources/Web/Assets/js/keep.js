// Links that are shown once: the whole of it is selected at a touch, and copied where the browser lets us.
import { announce, say } from "./words.js";

document.addEventListener("focusin", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.matches?.("[data-select]")) field.select();
});

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  const field = /** @type {HTMLInputElement|null} */ (document.querySelector(button.dataset.copy ?? ""));
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = say("copy.done");
    announce(say("copy.done"));
  });
}
