// A promise that ticks: words and ring follow the server's time. Screen readers hear it only when it turns.
import { announce, now, say } from "./words.js";

const minute = 60_000;

/**
 * "3 小时 5 分钟".
 * @param {number} milliseconds
 */
const span = (milliseconds) => {
  const minutes = Math.floor(Math.max(0, milliseconds) / minute);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return say("span.under-a-minute");
  if (hours < 1) return say("span.minutes", minutes);
  if (hours < 24) return minutes % 60 ? say("span.hours-minutes", hours, minutes % 60) : say("span.hours", hours);
  const days = Math.floor(hours / 24);
  return hours % 24 ? say("span.days-hours", days, hours % 24) : say("span.days", days);
};

/** @type {Set<Clock>} */
const ticking = new Set();
let timer = 0;

class Clock extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.due) return;
    ticking.add(this);
    timer ||= setInterval(() => ticking.forEach((clock) => clock.tick()), 1000);
    this.tick();
  }

  disconnectedCallback() {
    ticking.delete(this);
    if (ticking.size) return;
    clearInterval(timer);
    timer = 0;
  }

  tick() {
    const [due, start] = [Number(this.dataset.due), Number(this.dataset.start)];
    const left = due - now();
    const late = left < 0 || this.dataset.state === "missed";
    const tone = late ? "late" : left * 4 <= due - start ? "soon" : "calm";
    const words = late ? say("span.over", span(-left)) : say("span.left", span(left));
    const time = this.querySelector("time");
    if (time && time.textContent !== words) time.textContent = words;
    const share = Math.round(Math.max(0, Math.min(100, (left * 100) / (due - start || 1))));
    this.querySelector(".left")?.setAttribute("stroke-dasharray", `${share} 100`);
    if (this.dataset.tone !== tone) this.turn(tone, words);
  }

  /**
   * @param {string} tone
   * @param {string} words
   */
  turn(tone, words) {
    this.dataset.tone = tone;
    if (!this.closest("#ticket-head") || tone === "calm") return;
    announce(say(tone === "late" ? "clock.announce-missed" : "clock.announce-soon", this.dataset.name ?? "", words));
  }
}

customElements.define("yd-clock", Clock);
