import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";

const PROGRAM = "/usr/sbin/postfix";
const STARTS_WITHIN_MS = 15_000;

/** Why no Postfix can be started here; null when one can. It has to be root's, as it changes to a user of its own. */
export function whyNoPostfix(): string | null {
  if (!existsSync(PROGRAM)) return "Postfix is not installed (Debian: apt-get install postfix)";
  return userInfo().uid === 0 ? null : "Postfix can only be started by root";
}

/** A Postfix of a test's own, in a temporary folder and on a high port, that hands all mail on to another server. */
export async function openPostfix(relayPort: number) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-postfix-"));
  chmodSync(folder, 0o755);
  const config = join(folder, "etc");
  const port = await freePort();
  const owner = Number(execFileSync("id", ["-u", "postfix"], { encoding: "utf8" }));
  for (const name of ["etc", "queue", "data"]) mkdirSync(join(folder, name), { mode: 0o755 });
  chownSync(join(folder, "data"), owner, -1);
  writeFileSync(join(config, "main.cf"), settings(folder, relayPort));
  writeFileSync(join(config, "master.cf"), services(port));
  const run = (verb: string) => execFileSync(PROGRAM, ["-c", config, verb], { stdio: "ignore" });
  run("start");
  if (!(await until(() => answers(port), STARTS_WITHIN_MS))) throw new Error("Postfix did not start");
  return {
    url: `smtp://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      run("abort");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const settings = (folder: string, relayPort: number) => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.relay.example
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:${relayPort}
smtp_host_lookup = native
smtp_tls_security_level = none
minimal_backoff_time = 2s
queue_run_delay = 2s
`;

/** Debian's own list of services, without a chroot, and listening on our port alone. */
const services = (port: number) =>
  readFileSync("/usr/share/postfix/master.cf.dist", "utf8")
    .replace(/^smtp(\s+)inet(.*)$/m, `127.0.0.1:${port}$1inet$2`)
    .replace(/^(\S+\s+(?:inet|unix|unix-dgram)\s+\S+\s+\S+\s+)y/gm, "$1n");

const answers = (port: number) =>
  new Promise<boolean>((told) => {
    const socket = connect(port, "127.0.0.1")
      .on("data", () => socket.end() && told(true))
      .on("error", () => told(false));
  });
