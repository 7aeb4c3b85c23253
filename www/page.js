// Starts the page: the element is registered at once, the program follows.
import init, { define } from "./stakeholder-map.js";

define();
init();
