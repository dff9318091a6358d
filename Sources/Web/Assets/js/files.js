// Files dropped on a form or pasted into its text go to its file field; the names chosen show beside it.
import { say } from "./words.js";

/**
 * @param {EventTarget|null} place
 * @returns {HTMLInputElement|null}
 */
const fieldNear = (place) =>
  /** @type {HTMLElement|null} */ (place)?.closest?.("form")?.querySelector("input[type=file]") ?? null;

/** @param {HTMLInputElement} field */
const show = (field) => {
  const limit = Number(field.dataset.limit);
  const isOver = (field.files?.length ?? 0) > limit;
  field.setCustomValidity(isOver ? say("files.too-many", limit) : "");
  if (isOver) field.reportValidity();
  const list = field.closest("form")?.querySelector(".chosen");
  list?.replaceChildren(
    ...[...(field.files ?? [])].map((file) => {
      const line = document.createElement("li");
      line.textContent = file.name;
      return line;
    }),
  );
};

/**
 * @param {HTMLInputElement} field
 * @param {FileList} files
 */
const add = (field, files) => {
  const all = new DataTransfer();
  for (const file of [...(field.files ?? []), ...files]) all.items.add(file);
  field.files = all.files;
  show(field);
};

document.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.type === "file") show(field);
});
document.addEventListener("paste", (event) => {
  const field = fieldNear(event.target);
  if (!field || !event.clipboardData?.files.length) return;
  event.preventDefault();
  add(field, event.clipboardData.files);
});
for (const kind of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
  document.addEventListener(kind, (event) => {
    const field = fieldNear(event.target);
    if (!field || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    field.closest("form")?.classList.toggle("dropping", kind === "dragover");
    if (kind === "drop") add(field, event.dataTransfer.files);
  });
}
