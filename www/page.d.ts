// Importing this module registers <stakeholder-map>.
import "./stakeholder-map.js";
export {};
