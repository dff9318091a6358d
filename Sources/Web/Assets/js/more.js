// The forms of a ticket's rarer verbs come when their menu is opened for the first time. Where they do not come, the link in
// the menu still leads to them.
import { fetchPage, keepingFocus, process } from "./refetch.js";

/** @type {WeakMap<Element, Promise<void>>} */
const asked = new WeakMap();

/** @param {HTMLDetailsElement} menu */
const fill = async (menu) => {
  const page = await fetchPage(menu.dataset.unfold ?? "").catch(() => null);
  const fresh = /** @type {HTMLDetailsElement|null|undefined} */ (page?.querySelector("#more"));
  if (!fresh || !menu.isConnected) return;
  fresh.open = menu.open;
  // Whatever is sent from here answers what is on the screen, not what the ticket has become meanwhile.
  const revision = /** @type {HTMLElement|null} */ (menu.closest("#ticket"))?.dataset.revision ?? "";
  for (const field of fresh.querySelectorAll("input[name=revision]")) field.setAttribute("value", revision);
  keepingFocus(() => menu.replaceWith(fresh));
  process(fresh);
};

/** Done when the forms of the open ticket's menu are there, or cannot come. */
export const unfoldMenu = async () => {
  const menu = /** @type {HTMLDetailsElement|null} */ (document.querySelector("#more[data-unfold]"));
  if (!menu) return;
  const filling = asked.get(menu) ?? fill(menu).finally(() => asked.delete(menu));
  asked.set(menu, filling);
  await filling;
};

document.addEventListener(
  "toggle",
  (event) => {
    const menu = /** @type {HTMLDetailsElement} */ (event.target);
    if (menu.open && menu.matches("#more[data-unfold]")) unfoldMenu();
  },
  true,
);
