import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import plan from "./remix.config.js";

export default defineConfig({
  plugins: [remix(plan)],
  build: { target: "esnext" },
  // Bundled, drizzle costs 111 MB resident instead of 275, and the first mail 6 MB instead of 37.
  ssr: { noExternal: [/^drizzle-orm/, /^@react-email\/(?!render)/] },
  // The development server would otherwise bundle these for a browser that never asks for them.
  optimizeDeps: { exclude: ["better-sqlite3", "drizzle-orm", "nodemailer", "pg", "age-encryption"] },
});
