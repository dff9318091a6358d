// The table of contents tells where one is: the last paragraph whose beginning has been scrolled past.

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".manual .contents a")]);
const places = links.flatMap((link) => {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return part ? [{ link, part }] : [];
});

const mark = () => {
  const passed = places.filter(({ part }) => part.getBoundingClientRect().top < innerHeight / 3);
  const here = passed.at(-1) ?? places[0];
  for (const { link } of places) {
    if (link === here?.link) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  const list = here?.link.closest(".contents");
  if (!here || !list) return;
  const [box, frame] = [here.link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.top < frame.top + 16 || box.bottom > frame.bottom - 16) list.scrollTop += box.top - frame.top - frame.height / 3;
};

let isAsked = false;
if (places.length) {
  document.addEventListener("scroll", () => {
    if (!isAsked) requestAnimationFrame(() => { isAsked = false; mark(); });
    isAsked = true;
  }, { passive: true });
  mark();
}

export {};
