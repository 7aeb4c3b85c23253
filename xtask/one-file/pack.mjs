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

/** Finds files of the build, and those of the decoder, which its package shows only as a whole. */
const found = {
  name: "found",
  setup({ onResolve }) {
    onResolve({ filter: /^dist\// }, ({ path }) => ({ path: join(dist, path.slice("dist/".length)) }));
    onResolve({ filter: /^lzma1\// }, ({ path }) => ({ path: beside(`../node_modules/${path}`) }));
  },
};
/** A script with all that it imports. */
async function bundled(entry, define = {}) {
  const bundle = await build({
    entryPoints: [entry],
    plugins: [found],
    define,
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
  return bundle.outputFiles[0].text;
}

// The script of the program is packed, too, so that only what unpacks it stands there as it is. It has no address of its own there.
const script = await bundled(join(dist, "stakeholder-map.js"), { "import.meta.url": "document.baseURI" });
const parts = [...["stakeholder_map_bg.wasm", "stakeholder-map.css"].map((file) => readFileSync(join(dist, file))), Buffer.from(script)];
const packed = escaped(compress(Buffer.concat(parts), BEST));

const code = await bundled(beside("start.js"));
if (/<\/script|<!--/i.test(code)) throw new Error("the script would end before its end");
const hash = `sha256-${createHash("sha256").update(code).digest("base64")}`;

const filling = { hash, code, lengths: parts.map(({ length }) => length).join(" "), packed: Buffer.from(packed).toString("latin1") };
const page = readFileSync(beside("page.html"), "latin1").replace(/\{(\w+)\}/g, (_, name) => filling[name]);
writeFileSync(join(dist, "standalone.html"), page, "latin1");
