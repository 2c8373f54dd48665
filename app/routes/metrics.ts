import { context } from "#app/context.ts";
import { mailSent, mailWaiting } from "#app/domain/outbox.ts";
import { switchNames } from "#app/domain/switches.ts";

/** Figures for a monitor, in the Prometheus text format. Nothing in them is about a person or a campaign. */
export async function loader() {
  const { db, switches, now } = context();
  const { waiting, failed, oldestAt } = await mailWaiting(db.read);
  const age = oldestAt ? Math.max(0, (now().getTime() - oldestAt.getTime()) / 1000) : 0;
  const { sent, capped, down } = await mailSent(db.read);
  const lines = [
    ["countersign_mail_waiting", "gauge", waiting],
    ["countersign_mail_failed", "gauge", failed],
    ["countersign_mail_oldest_seconds", "gauge", age],
    ["countersign_mail_sent_total", "counter", sent],
    ["countersign_mail_capped_total", "counter", capped],
    ["countersign_mail_server_up", "gauge", down ? 0 : 1],
    ["process_resident_memory_bytes", "gauge", process.memoryUsage.rss()],
    ["process_uptime_seconds", "gauge", Math.round(process.uptime())],
  ].map(([name, type, value]) => `# TYPE ${name} ${type}\n${name} ${value}\n`);
  lines.push(
    "# TYPE countersign_switch_on gauge\n",
    ...switchNames.map((name) => `countersign_switch_on{name="${name}"} ${switches.on[name] ? 1 : 0}\n`),
  );
  return new Response(lines.join(""), {
    headers: { "Content-Type": "text/plain; version=0.0.4", "Cache-Control": "no-store" },
  });
}
