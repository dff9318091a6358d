// What the desk can do beyond plain pages.
import "./clock.js";
import "./moments.js";
import "./drafts.js";
import "./files.js";
import "./composer.js";
import "./registration.js";
import "./menus.js";
import "./more.js";
import "./keep.js";
import "./panes.js";
import "./open-ticket.js";
import "./keyboard.js";
import "./desk-live.js";
import "./board.js";
import "./live.js";
