import { defineConfig } from "vitest/config";

// Without the Remix plugin: the stories run against the build, as visitors do (tests/site.ts).
const shared = {
  globalSetup: ["tests/setup/build.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
  isolate: true,
};
const everyEngine = ["tests/stories/**/*.test.ts", "tests/db/**/*.test.ts"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: "sqlite", include: everyEngine, setupFiles: ["tests/setup/sqlite.ts"] } },
      {
        test: {
          ...shared,
          name: "postgres",
          include: everyEngine,
          exclude: ["tests/db/sqlite-*.test.ts"],
          globalSetup: [...shared.globalSetup, "tests/setup/postgres-server.ts"],
          setupFiles: ["tests/setup/postgres.ts"],
        },
      },
      { test: { ...shared, name: "domain", include: ["tests/domain/**/*.test.{ts,tsx}"] } },
      { test: { ...shared, name: "bench", include: ["tests/bench/**/*.test.ts"] } },
      { test: { ...shared, name: "faults", include: ["tests/faults/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "long",
          include: ["tests/faults/long/*.test.ts"],
          setupFiles: ["tests/setup/sqlite.ts"],
          testTimeout: 3_600_000,
        },
      },
      { test: { ...shared, name: "browser", include: ["tests/e2e/**/*.test.ts"] } },
    ],
  },
});
