import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Config } from "#app/config.ts";
import { projectRoot } from "#app/web/project-root.ts";

/** What the build holds is started from the build, so that there is one copy of it (see entry.server.tsx). */
export type Build = ServerBuild & { entry: { module: typeof import("#app/entry.server.tsx") } };

/** The built site; in development the sources, read again whenever they change, and Vite's own addresses before ours. */
export async function theBuild({ NODE_ENV }: Pick<Config, "NODE_ENV">): Promise<{
  build: Build;
  current: Build | (() => Promise<Build>);
  before: RequestHandler[];
}> {
  if (NODE_ENV !== "development") {
    const build: Build = await import(fileURLToPath(new URL("build/server/index.js", projectRoot)));
    return { build, current: build, before: [] };
  }
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<Build>;
  return { build: await load(), current: load, before: [vite.middlewares] };
}
