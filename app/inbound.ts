import type { Context } from "#app/context.ts";
import { readOwnAddress } from "#app/domain/inbound/addresses.ts";
import { purgeInbound } from "#app/domain/inbound/purge.ts";
import { type Arrived, accepts, takeMail } from "#app/domain/inbound/take.ts";
import { readInbound } from "#app/domain/inbound/work.ts";
import { readFolder, tidyFolder } from "#app/integrations/inbound/folder.ts";
import { listenForMail } from "#app/integrations/inbound/listener.ts";
import { logFault } from "#app/web/log.ts";

/** Opens the SMTP listener of INBOUND_SMTP. Null where none is wanted. */
export async function openDoor(context: Context): Promise<{ port: number; close(): Promise<void> } | null> {
  const { config, db, keys, switches, now } = context;
  const { INBOUND_SMTP: at, BOUNCE_DOMAIN: domain } = config;
  if (!at || !domain) return null;
  return listenForMail({
    ...at,
    name: domain,
    accepts: (address) => accepts(db.read, keys, domain, address, now()),
    take: (mail) => take(context, { ...mail, door: "smtp" }),
    paused: () => switches.on["read-only"] !== undefined,
    onFault: (fault) => logFault("A message could not be taken", fault),
  });
}

/** Takes what lies in the folder of INBOUND_DIR, and reads all that has come in. While the site is read-only that waits. */
export async function readArrived(context: Context, stopping = () => false) {
  const { config, keys, switches, inbound } = context;
  const { INBOUND_DIR: path } = config;
  if (!inbound || switches.on["read-only"]) return;
  if (path)
    await readFolder({
      path,
      isOurs: (address) => readOwnAddress(keys, address, inbound.domain) !== null,
      take: (mail) => take(context, { ...mail, door: "folder" }),
    });
  while (!stopping() && (await readInbound(inbound, stopping)) > 0);
}

/** Forgets what its time is over for. */
export async function tidyInbound({ config, db, now }: Context) {
  await db.write((tx) => purgeInbound(tx, now()));
  if (config.INBOUND_DIR) await tidyFolder(config.INBOUND_DIR, now());
}

async function take({ db, keys, config, now }: Context, mail: Arrived) {
  await db.write((tx) => takeMail(tx, keys, config.BOUNCE_DOMAIN ?? "", mail, now()));
}
