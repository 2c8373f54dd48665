import { type Closed, closedLoop } from "#tests/bench/load/closed-loop.ts";
import { type Open, openLoop } from "#tests/bench/load/open-loop.ts";

// The load generator in a process of its own: takes an order at a time, and answers with what it measured.
export type Order = { closed: Closed } | { open: Open };

process.on("message", async (order: Order) => {
  process.send?.(await ("open" in order ? openLoop(order.open) : closedLoop(order.closed)));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
