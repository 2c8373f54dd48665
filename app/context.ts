import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#app/config.ts";
import { type Examination, examine, sendTest } from "#app/doctor.ts";
import type { LookUpPoint } from "#app/domain/areas/find.ts";
import { type Campaign, findCampaign } from "#app/domain/campaigns.ts";
import { type Counts, countSignatures } from "#app/domain/counts.ts";
import type { Cashier } from "#app/domain/donations/cashier.ts";
import type { InboundDesk } from "#app/domain/inbound/work.ts";
import { holds } from "#app/domain/installation.ts";
import type { SealFile, SealTo } from "#app/domain/keys.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import type { Reflection } from "#app/domain/letters/deliver.ts";
import type { PasskeyReader } from "#app/domain/organisers/passkeys.ts";
import { type Breaker, openBreaker } from "#app/domain/outbox/breaker.ts";
import { type Signing, signAll } from "#app/domain/signatures/sign.ts";
import { pointLookUp } from "#app/integrations/areas/point-look-up.ts";
import { isDisposable } from "#app/integrations/disposable-domains.ts";
import { dkimSigner } from "#app/integrations/dkim.ts";
import { readBeside } from "#app/integrations/importers/beside.ts";
import { readMail } from "#app/integrations/inbound/read-mail.ts";
import { type KeyringOnDisk, openKeyring } from "#app/integrations/keyring.ts";
import { letterComposer } from "#app/integrations/letter-mime.ts";
import type { Mailer } from "#app/integrations/mail.ts";
import { passkeyReader } from "#app/integrations/passkeys/reader.ts";
import { type LetterPress, letterPress } from "#app/integrations/pdf.ts";
import { type ProofOfWork, proofOfWork } from "#app/integrations/proof-of-work.ts";
import { sealFile, sealTo } from "#app/integrations/sealing.ts";
import { type UploadShelf, uploadShelf } from "#app/integrations/upload-shelf.ts";
import { type WorldMap, worldMap } from "#app/integrations/world-map.ts";
import { cashierFor, mailerFor, reflectionFor } from "#app/outside.ts";
import { remembered } from "#app/remembered.ts";
import { openSwitchboard, type Switchboard } from "#app/switchboard.ts";
import { type Limit, limitOf } from "#app/web/limits.ts";
import { pictureCache } from "#app/web/picture-cache.ts";
import { drawPicture } from "#app/web/picture-drawing.ts";
import type { PictureWords } from "#app/web/picture-words.ts";
import { projectRoot } from "#app/web/project-root.ts";
import { type Watch, watchOver } from "#app/web/watch.ts";
import { type Db, openDatabase } from "#db/index.ts";

/** Everything a route may ask for, put together once a process. */
export type Context = Pick<Mailer, "sendMail" | "sendLetter" | "mailbox"> & {
  config: Config;
  db: Db;
  keys: KeyringOnDisk;
  sealTo: SealTo;
  sealFile: SealFile;
  composeLetter: ComposeLetter;
  /** Reads a file of representatives beside this process. */
  readRepresentatives: typeof readBeside;
  uploads: UploadShelf;
  /** Finds the areas around a point, in memory. */
  lookUpPoint: LookUpPoint;
  /** Draws where signers live. */
  map: WorldMap;
  /** Looks at the records of the domain that mail comes from. */
  examine: () => Promise<Examination>;
  /** Sends the organiser a message with a code. False when there is nobody to send it to. */
  sendTest: () => Promise<boolean>;
  /** How letters go to the organiser instead; null where none can reach anybody real. */
  reflection: Reflection | null;
  /** What this process knows of the mail server. */
  mailBreaker: Breaker;
  /** What reads the messages that come in; null where there is no domain for them. */
  inbound: InboundDesk | null;
  /** Checks the passkeys that organisers show. */
  passkeys: PasskeyReader;
  /** Who takes donations; null where that is not set up, and nothing about donations is shown. */
  cashier: Cashier | null;
  now: () => Date;
  /** All people in this database are made up, and every page says so. */
  demo: boolean;
  limits: { sign: Limit; office: Limit; print: Limit; donate: Limit };
  /** Prints letters as PDF. */
  press: LetterPress;
  switches: Switchboard;
  /** Sees what looks like a machine, and asks browsers for proof of work while it does. */
  watch: Watch;
  proofOfWork: ProofOfWork;
  /** Counts a second old at most; while counting is paused those of when it was. */
  counts: (campaignId: string) => Promise<Counts>;
  /** As findCampaign, a second old at most; at once in the process where forget() was called. */
  campaign: ((id: string, locale: string) => Promise<Campaign | null>) & { forget: () => void };
  /** The picture of a page, for wherever its address is shown; drawn anew only when other words stand on it. */
  picture: (place: string, words: PictureWords) => Promise<Buffer>;
  /** Records a signature; those that come together are recorded together. Returns when it is safe. */
  sign: (signing: Signing) => Promise<void>;
};

// Kept on globalThis, so that a module reloaded in development finds the database that is open.
const kept = globalThis as { countersign?: Context & { close: () => Promise<void> } };

/** The running program's context. */
export function context(): Context {
  if (!kept.countersign) throw new Error("start() has not been called");
  return kept.countersign;
}

/** DATA_DIR cannot be used. The message is for the person who starts the program. */
export class UnusableDataDir extends Error {}

/**
 * Opens the database, brings it up to date, and opens the keys. Starting again replaces what runs.
 * @throws {UnusableDataDir | UnusableDatabase} with a sentence for the person who starts the program.
 */
export async function start(config: Config, now = () => new Date()): Promise<Context> {
  await stop();
  requireWritable(config.DATA_DIR);
  const db = await openDatabase(config.DATABASE_URL);
  const keys = openKeyring(join(config.DATA_DIR, "keys"), config.SECRET_KEY);
  const proof = proofOfWork(keys);
  const demo = await holds(db.read, "demo");
  const mailer = mailerFor(config, demo, now);
  const switches = await openSwitchboard(db.read);
  const sign = dkimSigner(config);
  kept.countersign = {
    ...mailer,
    config,
    db,
    keys,
    sealTo,
    sealFile,
    composeLetter: letterComposer(config, keys, sign),
    readRepresentatives: readBeside,
    uploads: uploadShelf(join(config.DATA_DIR, "uploads"), now),
    lookUpPoint: pointLookUp(),
    map: worldMap(),
    examine: () => examine(db, config, undefined, now()),
    sendTest: () => sendTest(db, config, mailer.sendLetter, now()),
    reflection: reflectionFor(config, demo, sign),
    mailBreaker: openBreaker(),
    inbound: config.BOUNCE_DOMAIN ? { db, keys, domain: config.BOUNCE_DOMAIN, read: readMail, now } : null,
    passkeys: passkeyReader(config),
    cashier: demo ? null : cashierFor(config, now),
    now,
    demo,
    limits: limitsOf(config),
    press: letterPress(new URL("app/integrations/pdf/press.ts", projectRoot)),
    proofOfWork: proof,
    watch: watchOver({
      keys,
      isDisposable,
      isProven: proof.isProven,
      proofAlways: () => switches.on["proof-of-work"] !== undefined,
      enabled: config.RATE_LIMITS === "on",
      chance: Math.random,
    }),
    switches,
    campaign: remembered((id = "", locale = "") => findCampaign(db.read, id, locale), now),
    counts: remembered((id = "") => countSignatures(db.read, id, now(), switches.on.counting), now),
    picture: pictureCache(drawPicture),
    sign: db.writeTogether((tx, signings: Signing[]) => signAll(tx, keys, signings)),
    async close() {
      await switches.close();
      await mailer.close();
      await db.close();
    },
  };
  return kept.countersign;
}

export async function stop() {
  const { countersign } = kept;
  kept.countersign = undefined;
  await countersign?.close();
}

function requireWritable(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new UnusableDataDir(
      `DATA_DIR cannot be written to: ${folder}. Make the folder writable for this user, or set DATA_DIR to another, for example DATA_DIR=/var/lib/countersign.`,
    );
  }
}

// The last resort against one machine, and the only refusal there is: five a second for a minute is more than a school, an
// office or a part of a mobile network signs by hand. All below that is a signal.
function limitsOf({ RATE_LIMITS }: Config) {
  const enabled = RATE_LIMITS === "on";
  return {
    sign: limitOf({ points: 300, seconds: 60, enabled }),
    print: limitOf({ points: 20, seconds: 60, enabled }),
    office: limitOf({ points: 20, seconds: 60, enabled }),
    donate: limitOf({ points: 20, seconds: 60, enabled }),
  };
}
