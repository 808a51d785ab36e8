// Bundles each rival with the few lines that show a graph in it; the bundles are not committed.
import { build } from "esbuild";

const here = new URL("./", import.meta.url).pathname;
await build({
  entryPoints: ["sigma", "force-graph", "cosmos"].map((name) => `${here}${name}.js`),
  outdir: `${here}dist`, bundle: true, minify: true, format: "iife", target: "es2022", charset: "ascii",
  logLevel: "warning",
});
