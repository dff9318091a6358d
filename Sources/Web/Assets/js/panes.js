// The list can be widened, narrowed and hidden, by pointer and by keys; this device remembers it.

const desk = /** @type {HTMLElement|null} */ (document.querySelector(".workspace"));
const list = document.querySelector("#list");

/** @param {number} width pixels */
const widen = (width) => {
  const kept = Math.round(Math.max(240, Math.min(560, width)));
  desk?.style.setProperty("--list-width", `${kept}px`);
  handle.setAttribute("aria-valuenow", String(kept));
  localStorage.setItem("yd-list-width", String(kept));
};

const handle = document.createElement("div");
handle.className = "handle";
handle.tabIndex = 0;
handle.setAttribute("role", "separator");
handle.setAttribute("aria-orientation", "vertical");
handle.setAttribute("aria-labelledby", "list-title");
handle.setAttribute("aria-valuemin", "240");
handle.setAttribute("aria-valuemax", "560");
handle.setAttribute("aria-valuenow", "348");

handle.addEventListener("pointerdown", (event) => {
  const start = (list?.getBoundingClientRect().width ?? 348) - event.clientX;
  handle.setPointerCapture(event.pointerId);
  handle.onpointermove = (moved) => widen(start + moved.clientX);
  handle.onpointerup = () => (handle.onpointermove = null);
});
handle.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
  if (step) widen((list?.getBoundingClientRect().width ?? 348) + step);
});

if (desk && list) {
  list.after(handle);
  const width = Number(localStorage.getItem("yd-list-width"));
  if (width) widen(width);
  const hide = (/** @type {boolean} */ hidden) => {
    desk.classList.toggle("listless", hidden);
    localStorage.setItem("yd-listless", hidden ? "yes" : "");
  };
  hide(localStorage.getItem("yd-listless") === "yes" && desk.dataset.ticket === "open");
  document.body.addEventListener("yd:toggle-list", () => hide(!desk.classList.contains("listless")));
}

export {};
