const modules = (...names) => `node_modules/(${names.join("|")})/`;
const notTypes = { dependencyTypesNot: ["type-only"] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "domain-knows-no-web",
      severity: "error",
      from: { path: "^app/domain" },
      to: { path: ["^app/(routes|components|web|integrations|cli|[^/]+\\.tsx?$)", "^emails", modules("@remix-run", "react", "react-dom", "express", "nodemailer", "mailparser", "smtp-server", "stripe", "@simplewebauthn/server", "age-encryption", "csv-parse", "yaml", "fast-xml-parser")] },
    },
    { name: "db-knows-nobody", severity: "error", from: { path: "^db" }, to: { path: "^(app|emails)" } },
    {
      name: "components-get-props",
      severity: "error",
      from: { path: "^app/components" },
      to: { path: ["^db", "^app/(domain|routes|web|integrations|[^/]+\\.tsx?$)"], ...notTypes },
    },
    { name: "emails-get-words", severity: "error", from: { path: "^emails" }, to: { path: ["^db", "^app"], ...notTypes } },
    {
      name: "routes-do-not-visit-each-other",
      severity: "error",
      from: { path: "^app/routes/(.+)" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1$", ...notTypes },
    },
    {
      name: "routes-ask-the-domain",
      severity: "error",
      from: { path: "^app/routes" },
      to: { path: "^app/(integrations|cli|demo)", ...notTypes },
    },
    {
      name: "only-domain-speaks-sql",
      severity: "error",
      from: { path: "^app", pathNot: "^app/domain" },
      to: { path: ["^db/schema", modules("drizzle-orm")], ...notTypes },
    },
    { name: "integrations-have-no-database", severity: "error", from: { path: "^app/integrations" }, to: { path: "^db", ...notTypes } },
    { name: "web-asks-nobody-above", severity: "error", from: { path: "^app/web" }, to: { path: "^app/(routes|context|integrations)" } },
    { name: "drivers-stay-in-db", severity: "error", from: { pathNot: "^(db|tests)" }, to: { path: modules("better-sqlite3", "pg") } },
    {
      name: "the-world-is-in-integrations",
      severity: "error",
      from: { pathNot: "^(app/integrations|tests)" },
      to: { path: modules("nodemailer", "mailparser", "smtp-server", "stripe", "@simplewebauthn/server", "age-encryption", "csv-parse", "yaml", "fast-xml-parser", "@myriaddreamin") },
    },
    {
      name: "specimens-are-for-the-components-page",
      severity: "error",
      from: { path: "^(app|db|emails)", pathNot: "^app/(specimens|routes/components)" },
      to: { path: "^app/specimens" },
    },
    { name: "the-program-needs-no-tests", severity: "error", from: { path: "^(app|db|emails)" }, to: { path: "^tests" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
