// What the manual's room can do beyond plain pages.
import "./moments.js";
import "./menus.js";
import "./keyboard.js";
import "./contents.js";
import "./editor.js";
import "./differences.js";
