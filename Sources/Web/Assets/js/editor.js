// The manual's text while one writes: kept and checked whenever one pauses, never in the middle of a composition. Until it
// is kept, a copy lies on this device.
import { goTo, number } from "./lines.js";

const shelf = "yd-manual-draft";
const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-editor]"));
const area = /** @type {HTMLTextAreaElement|null} */ (form?.querySelector("textarea") ?? null);
const gutter = form?.querySelector(".lines");
const links = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#findings [data-line]")]);
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

if (form && area && gutter) {
  const first = area.value;
  let [isComposing, isSending, hasMore] = [false, false, false];
  let [pause, sent] = [0, first];
  /** @type {HTMLElement|null} */
  let submitter = null;

  const draw = () => number(area, gutter, new Set(links().map((link) => Number(link.dataset.line))));
  const keepHere = () => {
    // A full or forbidden store on the device must not stop anybody from writing.
    try { localStorage.setItem(shelf, area.value); } catch { /* the server still has what was kept */ }
  };
  // Somebody else has written meanwhile: the person decides first.
  const isHeld = () => Boolean(document.querySelector("#findings button[name=over]"));
  const send = () => {
    if (isComposing || isHeld()) return;
    if (isSending) hasMore = true;
    else form.dispatchEvent(new CustomEvent("yd:written"));
  };
  const soon = (wait = 700) => {
    clearTimeout(pause);
    pause = setTimeout(send, wait);
  };
  /** @param {HTMLElement} link */
  const follow = (link) => {
    goTo(area, Number(link.dataset.line), Number(link.dataset.column));
    gutter.scrollTop = area.scrollTop;
  };

  area.addEventListener("compositionstart", () => { isComposing = true; });
  area.addEventListener("compositionend", () => { isComposing = false; soon(); });
  area.addEventListener("input", () => { keepHere(); draw(); soon(); });
  area.addEventListener("scroll", () => { gutter.scrollTop = area.scrollTop; });

  form.addEventListener("htmx:beforeRequest", () => { [isSending, sent] = [true, area.value]; });
  form.addEventListener("htmx:afterRequest", (event) => {
    const status = /** @type {CustomEvent} */ (event).detail.xhr?.status ?? 0;
    isSending = false;
    part("draft-offline").hidden = status > 0 && status < 500;
    if (status === 0 || status >= 500) soon(5000);
    else if (status < 300 && sent === area.value) localStorage.removeItem(shelf);
    if (submitter) form.requestSubmit(submitter);
    else if (hasMore) soon(0);
    hasMore = false;
    draw();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(pause);
    const button = /** @type {HTMLButtonElement|null} */ (/** @type {SubmitEvent} */ (event).submitter);
    // To look for mistakes nobody has to leave the page and their place in it.
    const stays = (button?.value ?? "checking") === "checking";
    if (!isSending && !stays) return;
    event.preventDefault();
    if (!stays) submitter = button;
    else if (isSending) hasMore = true;
    else form.dispatchEvent(new CustomEvent("yd:written"));
  });

  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest?.("#findings [data-line]");
    if (link) { event.preventDefault(); follow(/** @type {HTMLElement} */ (link)); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    if (event.key !== "F8" || !links().length) return;
    event.preventDefault();
    const here = area.value.slice(0, area.selectionStart).split("\n").length;
    follow(links().find((link) => Number(link.dataset.line) > here) ?? links()[0]);
  });

  const lost = localStorage.getItem(shelf);
  if (lost === first) localStorage.removeItem(shelf);
  part("draft-lost").hidden = lost === null || lost === first;
  form.querySelector("[data-bring-back]")?.addEventListener("click", () => {
    area.value = lost ?? first;
    part("draft-lost").hidden = true;
    draw();
    send();
  });
  draw();
}
