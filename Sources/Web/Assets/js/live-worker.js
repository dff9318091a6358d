// One stream for all windows of a browser: each window is a port, each port hears everything.
import { follow } from "./stream.js";

/** @type {Set<MessagePort>} */
const ports = new Set();
let line = { kind: "line", open: true };
let started = false;

self.addEventListener("connect", (event) => {
  const port = /** @type {MessageEvent} */ (event).ports[0];
  port.onmessage = ({ data }) => {
    if (data === "leave") return void ports.delete(port);
    ports.add(port);
    port.postMessage(line);
    if (started) return;
    started = true;
    follow(data, (news) => {
      if (news.kind === "line") line = /** @type {typeof line} */ (news);
      for (const each of ports) each.postMessage(news);
    });
  };
});
