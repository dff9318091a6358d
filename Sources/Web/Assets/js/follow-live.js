// A customer's page follows its ticket: where it stands, what was said, what is asked back; a form being filled in stays as it is.
import { exchange, fetchPage, isBusy } from "./refetch.js";

document.body.addEventListener("yd:news", async () => {
  const page = await fetchPage(location.pathname).catch(() => null); // lost line: the next event brings it
  if (!page) return;
  exchange(page, ".standing");
  exchange(page, ".conversation");
  for (const part of [".asks", ".answering"]) if (!isBusy(part)) exchange(page, part);
});
