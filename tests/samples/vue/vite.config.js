import vue from "@vitejs/plugin-vue";

// Vue is told that this tag is an element of the browser, and no component of its own.
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "stakeholder-map" } } })] };
