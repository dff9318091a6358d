// One live stream: tells what came, and goes on from its last event when the line was lost. No page code here, so that
// a shared worker can run it too.

/**
 * @param {string} address with the cursor to go on from
 * @param {(news: {kind: string, number?: string, revision?: number, open?: boolean}) => void} tell
 */
export const follow = (address, tell) => {
  let cursor = "";
  let pause = 1000;

  const connect = () => {
    const url = new URL(address, self.location.href);
    if (cursor) url.searchParams.set("after", cursor);
    const source = new EventSource(url);
    source.onopen = () => {
      pause = 1000;
      tell({ kind: "line", open: true });
    };
    for (const kind of ["ticket", "presence"]) {
      source.addEventListener(kind, (event) => {
        cursor = event.lastEventId || cursor;
        tell(JSON.parse(event.data));
      });
    }
    source.addEventListener("reload", (event) => {
      cursor = event.lastEventId;
      tell({ kind: "reload" });
    });
    source.onerror = () => {
      tell({ kind: "line", open: false });
      // The browser retries by itself, unless the server answered with an error: then we do, ever more slowly.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 60_000);
    };
  };
  connect();
};
