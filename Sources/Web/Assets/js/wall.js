// The big screen: its clocks tick between two loadings.
import "./clock.js";
