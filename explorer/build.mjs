// Builds the page's script, style and template into the Python package; --check only compares.
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const TARGET = new URL("../src/paperatlas/exports/explorer/", import.meta.url);
const HERE = new URL("./", import.meta.url);

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, HERE).pathname], bundle: true, minify: true, write: false, format: "iife",
    target: ["es2022"], charset: "ascii", legalComments: "none",
  });
  return outputFiles[0].text;
}

const built = {
  "explorer.js": await bundle("src/main.ts"),
  "explorer.css": await bundle("src/page.css"),
  "explorer.html": await readFile(new URL("src/page.html", HERE), "utf8"),
};
if (/<\/script|<!--/i.test(built["explorer.js"])) throw new Error("explorer.js could end its own script element");

for (const [name, text] of Object.entries(built)) {
  const path = new URL(name, TARGET);
  if (process.argv.includes("--check")) {
    if ((await readFile(path, "utf8").catch(() => "")) !== text) {
      console.error(`${name}: the committed file is not what the source builds; run npm run build`);
      process.exitCode = 1;
    }
  } else await writeFile(path, text);
}
