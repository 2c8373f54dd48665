import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import plan from "./remix.config.js";

export default defineConfig({
  plugins: [remix(plan)],
  build: { target: "esnext" },
  // Bundled, drizzle costs 111 MB resident instead of 275, and the first mail 6 MB instead of 37.
  ssr: { noExternal: [/^drizzle-orm/, /^@react-email\/(?!render)/] },
  // No page sends a script, so there is nothing to prepare for a browser.
  optimizeDeps: { noDiscovery: true },
});
