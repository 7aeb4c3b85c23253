// A Svelte page around the map. The package's folder is served as it is, from public/; the types come from the package.
import { mount } from "svelte";
import Page from "./Page.svelte";

mount(Page, { target: document.querySelector("#app")! });
