// Makes one file of what the charts are drawn with, with the licence of all that is in it at its beginning.
import { build } from "esbuild";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const made = await build({
    entryPoints: ["charts.js"],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "error",
});

const packages = new Set(
    Object.keys(made.metafile.inputs)
        .map((path) => /^node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)/.exec(path)?.groups.name)
        .filter(Boolean)
);

// Most of them have the same text, which then stands once.
const licences = new Map();
for (const name of [...packages].sort()) {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const text = readFileSync(`${folder}/LICENSE`, "utf8").trim();
    licences.set(text, [...(licences.get(text) ?? []), `${name} ${version} (${license})`]);
}
const notices = [...licences].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
if (notices.some((notice) => notice.includes("*/"))) {
    throw new Error("A licence cannot stand in a comment.");
}

// Under its name only once it is whole.
writeFileSync("charts.part", `/*!\n${notices.join("\n\n")}\n*/\n${made.outputFiles[0].text}`);
renameSync("charts.part", "charts.bundle.js");
