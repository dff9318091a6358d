// The board follows what happens: it is fetched again a moment after the first of many changes, and never while somebody
// is in the middle of something.
import { exchange, fetchPage, isBusy } from "./refetch.js";

let timer = 0;

document.body.addEventListener("yd:news", () => {
  if (!document.querySelector("#now[data-news]")) return;
  timer ||= setTimeout(async () => {
    timer = 0;
    const page = await fetchPage(location.pathname).catch(() => null); // the line is lost: the next event brings it
    if (page && !isBusy("#now")) exchange(page, "#now");
  }, 1500);
});
