// db/engine.ts chooses its dialect by this when it is first read; each site then opens a file of its own.
delete process.env.DATABASE_URL;
