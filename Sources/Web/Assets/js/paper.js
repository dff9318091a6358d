// A sheet on the screen: its clocks tick, and one button prints it.
import "./clock.js";

const button = /** @type {HTMLButtonElement|null} */ (document.querySelector("[data-print]"));
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
