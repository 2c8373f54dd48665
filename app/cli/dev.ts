export {}; // a module, so that it may wait

// The site from its sources, read anew as they change.
process.env.NODE_ENV = "development";
await import("#app/server.ts");
