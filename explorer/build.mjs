// Builds the scripts, style and template of explorer and site into the Python package; --check only compares.
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const TARGET = new URL("../src/paperatlas/exports/", import.meta.url);
const HERE = new URL("./", import.meta.url);

async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, HERE).pathname], bundle: true, minify: true, write: false, format: "iife",
    target: ["es2022"], charset: "ascii", legalComments: "none", ...options,
  });
  return outputFiles[0].text;
}

/** The outlines of the shapes, rounded, for the site's style sheet. */
async function shapes() {
  const script = await bundle("src/draw/shapes.ts", { format: "esm" });
  const { OUTLINES } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return `${JSON.stringify(OUTLINES, (_, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value))}\n`;
}

/** The comment at the head of a library, which says whose it is and under which licence. */
async function licence(file) {
  return (await readFile(new URL(`node_modules/${file}`, HERE), "utf8")).match(/^\/\*[^]*?\*\//)[0];
}

const built = {
  "explorer/explorer.js": await bundle("src/main.ts"),
  "explorer/explorer.css": await bundle("src/page.css"),
  "explorer/explorer.html": await readFile(new URL("src/page.html", HERE), "utf8"),
  "site/assets/shapes.json": await shapes(),
  "site/assets/site.js": await bundle("src/site/main.ts"),
  "site/assets/search.js": await bundle("src/site/search.ts", { banner: { js: await licence("fuse.js/dist/fuse.mjs") } }),
};
if (/<\/script|<!--/i.test(built["explorer/explorer.js"])) throw new Error("explorer.js could end its own script element");

for (const [name, text] of Object.entries(built)) {
  const path = new URL(name, TARGET);
  if (process.argv.includes("--check")) {
    if ((await readFile(path, "utf8").catch(() => "")) !== text) {
      console.error(`${name}: the committed file is not what the source builds; run npm run build`);
      process.exitCode = 1;
    }
  } else await writeFile(path, text);
}
