// A customer's page follows its ticket: where it stands and what was said, never the form being written.
import { exchange, fetchPage } from "./refetch.js";

document.body.addEventListener("yd:news", async () => {
  const page = await fetchPage(location.pathname).catch(() => null); // lost line: the next event brings it
  if (!page) return;
  exchange(page, ".standing");
  exchange(page, ".conversation");
});
