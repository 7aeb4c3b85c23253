// A Vue page around the map. The package's folder is served as it is, from public/; the types come from the package.
import { createApp } from "vue";
import Page from "./Page.vue";

createApp(Page).mount("#app");
