// What customers' pages can do beyond plain pages.
import "./clock.js";
import "./moments.js";
import "./drafts.js";
import "./files.js";
import "./composer.js";
import "./keep.js";
import "./follow-live.js";
import "./live.js";
