// One stream for all windows of a browser: each window is a port, each port hears everything.
import { follow } from "./stream.js";

/** @type {Set<MessagePort>} */
const ports = new Set();
let line = { kind: "line", open: true };
let started = false;

/** @param {MessageEvent} event */
self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = ({ data }) => {
    if (data === "leave") return void ports.delete(port);
    port.postMessage(line);
    if (started) return;
    started = true;
    follow(data, (news) => {
      if (news.kind === "line") line = /** @type {typeof line} */ (news);
      for (const each of ports) each.postMessage(news);
    });
  };
};
