import { inject } from "vitest";

// db/engine.ts chooses its dialect by this when it is first read; each site then opens a database of its own.
process.env.DATABASE_URL = inject("postgresUrl");
