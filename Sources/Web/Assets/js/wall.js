// The big screen: its clocks tick between two loadings, of which there is one each half minute.
import "./clock.js";

const pause = Number(document.querySelector("main.wall")?.getAttribute("data-again")) * 1000;
if (pause > 0) setTimeout(() => location.reload(), pause);
