// The desk follows what happens: the open ticket, the list and the counts are fetched again, a moment after the first
// of many changes.
import { exchange, fetchPage, isBusy, keepingFocus, process, refill } from "./refetch.js";

const ticket = () => /** @type {HTMLElement|null} */ (document.querySelector("#ticket[data-number]"));
const queue = () => new URLSearchParams(location.search).get("queue") ?? "open";

/**
 * @param {() => Promise<void>} task
 * @param {number} pause milliseconds
 */
const gathered = (task, pause) => {
  let timer = 0;
  return () => {
    timer ||= setTimeout(() => {
      timer = 0;
      task().catch(() => {}); // the line is lost: the next event, or the reconnection, brings it
    }, pause);
  };
};

const refreshList = gathered(async () => {
  const rows = document.querySelector("#list .rows");
  const page = await fetchPage(`/desk/list?queue=${queue()}`);
  const fresh = page?.querySelector(".rows");
  if (!page) return;
  if (!rows || !fresh) return exchange(page, "#list");
  const open = rows.querySelector("[aria-current]")?.id;
  const known = new Set([...fresh.querySelectorAll("a[id]")].map((link) => link.id));
  const old = [...rows.children];
  // Pages that were added below stay below.
  const added = old.slice(fresh.children.length).filter((row) => !known.has(row.querySelector("a")?.id ?? ""));
  if (added.length) fresh.querySelector(".more")?.remove();
  keepingFocus(() => rows.replaceChildren(...fresh.children, ...added));
  if (open) document.getElementById(open)?.setAttribute("aria-current", "true");
  process(rows);
}, 400);

const refreshCounts = gathered(async () => {
  const page = await fetchPage(`/desk/counts?queue=${queue()}`);
  if (page) exchange(page, "#counts");
}, 600);

// Parts that somebody was busy in when news came follow as soon as they are left.
let isBehind = false;

const refreshTicket = gathered(async () => {
  const open = ticket();
  // A menu that was filled stays so, for what was begun in it; it is closed, or its part would be busy.
  const isFilled = Boolean(document.querySelector("#more .deed"));
  const page = open && (await fetchPage(`/tickets/${open.dataset.number}${isFilled ? "?more=yes" : ""}`));
  page?.querySelector("#more")?.removeAttribute("open");
  const fresh = /** @type {HTMLElement|null} */ (page?.querySelector("#ticket"));
  if (!open || !page || !fresh || fresh.dataset.number !== open.dataset.number) return;
  const [headIsFree, sideIsFree, threadIsFree] = ["#ticket-head", "#ticket-side", "#thread .conversation"].map((part) => !isBusy(part));
  if (headIsFree) exchange(page, "#ticket-head");
  if (sideIsFree) exchange(page, "#ticket-side");
  if (threadIsFree) refill(page, "#thread");
  isBehind = !(headIsFree && sideIsFree && threadIsFree);
  open.dataset.revision = fresh.dataset.revision;
  // What is being written answers what is now on the screen.
  for (const field of open.querySelectorAll("input[name=revision]")) field.setAttribute("value", fresh.dataset.revision ?? "");
}, 200);

document.body.addEventListener("yd:news", (event) => {
  const news = /** @type {CustomEvent} */ (event).detail;
  if (news.kind === "presence") return; // no list says who is there
  const open = ticket();
  if (document.querySelector("#list")) refreshList();
  if (document.querySelector("#counts")) refreshCounts();
  const isOpen = news.kind === "reload" || news.number === open?.dataset.number;
  if (open && isOpen && !(news.revision <= Number(open.dataset.revision))) refreshTicket();
});

for (const left of ["focusout", "toggle"]) document.addEventListener(left, () => isBehind && refreshTicket(), true);
