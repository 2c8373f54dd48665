// Every address, and the file behind it. Remix's own compiler is not used: vite.config.ts hands this to Vite.

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  ignoredRouteFiles: ["**/*"], // addresses are listed below, not guessed from file names
  routes: (plan) =>
    plan((route) => {
      route("", "routes/index.ts", { index: true });
      route("organise", "routes/organise/desk.tsx", () => {
        route(":campaign?", "routes/organise/overview.tsx");
        route("sign-in/:token?", "routes/organise/sign-in.tsx");
        route("sign-out", "routes/organise/sign-out.ts");
        route(":campaign/signatures.csv.age", "routes/organise/signatures-export.ts");
        route(":campaign/totals.csv", "routes/organise/totals-export.ts");
      });
      route(":locale", "routes/locale.tsx", () => {
        route("", "routes/home.tsx", { index: true });
        route("c/:campaign/sign", "routes/sign.tsx");
        route("*", "routes/not-found.tsx");
      });
    }),
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false, // no /__manifest to ask at length
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
