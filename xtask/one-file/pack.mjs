// Makes the page that is one file of what a build has put into a folder: node pack.mjs dist
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compress } from "lzma1";
import { escaped } from "./letters.js";

const dist = resolve(process.argv[2]);
const beside = (file) => fileURLToPath(new URL(file, import.meta.url));
/** The most thorough of its ways. */
const BEST = 9;

const parts = ["stakeholder_map_bg.wasm", "stakeholder-map.css"].map((file) => readFileSync(join(dist, file)));
const packed = escaped(compress(Buffer.concat(parts), BEST));

/** Finds files of the build, and those of the decoder, which its package shows only as a whole. */
const found = {
  name: "found",
  setup({ onResolve }) {
    onResolve({ filter: /^dist\// }, ({ path }) => ({ path: join(dist, path.slice("dist/".length)) }));
    onResolve({ filter: /^lzma1\// }, ({ path }) => ({ path: beside(`../node_modules/${path}`) }));
  },
};
const bundle = await build({
  entryPoints: [beside("start.js")],
  plugins: [found],
  bundle: true,
  external: ["node:*"],
  write: false,
  format: "esm",
  target: "es2022",
  minify: true,
  // The page is in another encoding than the script.
  charset: "ascii",
  legalComments: "inline",
  loader: { ".css": "text" },
});
const [{ text: code }] = bundle.outputFiles;
if (/<\/script|<!--/i.test(code)) throw new Error("the script would end before its end");
const hash = `sha256-${createHash("sha256").update(code).digest("base64")}`;

const filling = { hash, code, lengths: parts.map(({ length }) => length).join(" "), packed: Buffer.from(packed).toString("latin1") };
const page = readFileSync(beside("page.html"), "latin1").replace(/\{(\w+)\}/g, (_, name) => filling[name]);
writeFileSync(join(dist, "standalone.html"), page, "latin1");
