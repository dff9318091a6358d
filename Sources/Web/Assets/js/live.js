// What happens elsewhere becomes events of this page: `yd:news`. One stream per browser: in a shared worker, or, where
// there is none, in the one window that holds the lock and tells the others.
import { announce, say } from "./words.js";
import { follow } from "./stream.js";

const line = document.querySelector("#connection");
let lost = 0;

/** @param {{kind: string, number?: string, revision?: number, open?: boolean}} news */
const hear = (news) => {
  if (news.kind === "line") return news.open ? back() : away();
  document.body.dispatchEvent(new CustomEvent("yd:news", { detail: news }));
};

// A line that comes back within three seconds is not worth a word.
const away = () => {
  lost ||= setTimeout(() => {
    if (line) line.textContent = say("live.lost");
  }, 3000);
};

const back = () => {
  if (!lost) return;
  clearTimeout(lost);
  lost = 0;
  if (!line?.textContent) return;
  line.textContent = "";
  announce(say("live.back"));
};

/** @param {string} address */
const throughWorker = (address) => {
  const worker = new SharedWorker(new URL("live-worker.js", import.meta.url), { type: "module", name: "yd-live" });
  worker.port.onmessage = ({ data }) => hear(data);
  const join = () => worker.port.postMessage(new URL(address, location.href).href);
  join();
  addEventListener("pagehide", () => worker.port.postMessage("leave"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    join();
    hear({ kind: "reload" }); // brought back by the browser: what happened meanwhile is not known
  });
};

/** @param {string} address */
const throughChannel = (address) => {
  const channel = new BroadcastChannel("yd-live");
  channel.onmessage = ({ data }) => hear(data);
  navigator.locks.request("yd-live", () => {
    follow(address, (news) => {
      channel.postMessage(news);
      hear(news);
    });
    return new Promise(() => {}); // held until this window closes; then the next one takes over
  });
};

const address = document.body.dataset.live;
if (address) {
  // A customer's stream belongs to one page; only the desk's is shared.
  if (document.documentElement.dataset.room !== "desk") follow(address, hear);
  else if ("SharedWorker" in window) throughWorker(address);
  else if ("locks" in navigator) throughChannel(address);
  else follow(address, hear);
}
