// A customer's page follows its ticket: where it stands, what was said, what is asked back; never a form being filled in.
import { exchange, fetchPage, isBusy } from "./refetch.js";

/** @param {string} selector */
const isBegun = (selector) =>
  /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`${selector} textarea, ${selector} input`)]).some(
    (field) => field.type !== "hidden" && (field.type === "radio" ? field.checked : field.value),
  );

document.body.addEventListener("yd:news", async () => {
  const page = await fetchPage(location.pathname).catch(() => null); // lost line: the next event brings it
  if (!page) return;
  exchange(page, ".standing");
  exchange(page, ".conversation");
  for (const part of [".asks", ".answering"]) if (!isBusy(part) && !isBegun(part)) exchange(page, part);
});
