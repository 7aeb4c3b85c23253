// Serves a built dist/ from a sub-path, under the strict content security policy that partner sites use.
import http from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'";
const FOLDER = "/some/where/";

/**
 * Starts a server; `pages` are further pages by name, each a text under the same policy or `{ body, headers }`, whose headers
 * come on top. What lies in dist/ is also served a second time, below `again/`. With `shared`, pages of other origins may read it all.
 */
export async function serve(dist, pages = {}, { shared = false, port = 0 } = {}) {
  const server = http.createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(FOLDER) ? normalize(path.slice(FOLDER.length) || "index.html") : null;
    const headers = { "content-security-policy": POLICY, "cache-control": "no-store", ...(shared && { "access-control-allow-origin": "*" }) };
    try {
      if (name === null || name.startsWith("..")) throw new Error("outside");
      const page = pages[name] ?? (await readFile(join(dist, name.replace(/^again\//, ""))));
      response.writeHead(200, { ...headers, "content-type": TYPES[extname(name)] ?? "application/octet-stream", ...page.headers });
      response.end(page.body ?? page);
    } catch {
      response.writeHead(404, headers);
      response.end();
    }
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}${FOLDER}`, close: () => (server.close(), server.closeAllConnections()) };
}
