// The only schema, for both engines: a file a subject.
export * from "./schema/areas.ts";
export * from "./schema/campaigns.ts";
export * from "./schema/counts.ts";
export * from "./schema/donations.ts";
export * from "./schema/inbound.ts";
export * from "./schema/letters.ts";
export * from "./schema/offices.ts";
export * from "./schema/organisers.ts";
export * from "./schema/outbox.ts";
export * from "./schema/representatives.ts";
export * from "./schema/signatures.ts";
export * from "./schema/switches.ts";
export * from "./schema/templates.ts";
