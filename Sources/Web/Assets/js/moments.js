// "刚刚" and "12 分钟前" grow old with the page: each half minute they are said anew, in the zone that the title names.
import { now, say } from "./words.js";

/**
 * The date of a moment in a zone: `2026-11-23`.
 * @param {number} moment milliseconds
 * @param {string} zone
 */
const dateIn = (moment, zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(moment);

/**
 * @param {HTMLTimeElement} time
 * @returns {string|null} nil where it does not grow old
 */
const said = (time) => {
  const moment = Date.parse(time.dateTime);
  const [date, clock, zone] = time.title.split(" ");
  const minutes = Math.floor((now() - moment) / 60_000);
  if (!zone || minutes < 0) return null;
  if (minutes < 1) return say("time.just-now");
  if (minutes < 60) return say("time.minutes-ago", minutes);
  if (date === dateIn(now(), zone)) return say("time.today", clock.slice(0, 5));
  if (date === dateIn(now() - 86_400_000, zone)) return say("time.yesterday", clock.slice(0, 5));
  return null;
};

const refresh = () => {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[title]"))) {
    const words = said(time);
    if (words && words !== time.textContent) time.textContent = words;
  }
};

setInterval(refresh, 30_000);
