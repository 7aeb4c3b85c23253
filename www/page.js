// Starts the page: the element is registered at once, and the program follows.
import { define } from "./stakeholder-map.js";

define();
