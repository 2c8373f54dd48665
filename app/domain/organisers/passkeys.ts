import { and, asc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import type { Keyring } from "#app/domain/keys.ts";
import { type Asked, challengeHolds, spendChallenge } from "#app/domain/organisers/challenges.ts";
import { line } from "#app/domain/people.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { passkeys } from "#db/schema.ts";

export type Passkey = typeof passkeys.$inferSelect;
/** What its authenticator says of a passkey. */
export type KnownPasskey = Pick<Passkey, "id" | "publicKey" | "counter" | "transports">;

const ANSWER_MOST_CHARACTERS = 16_384;

/** What an organiser calls a passkey. Messages are keys of errors.json. */
export const PasskeyForm = z.object({ name: line("passkeyName", 60) });

const bytes = z.string().regex(/^[\w-]+$/);
const answer = <Response extends z.ZodRawShape>(response: Response) =>
  z.looseObject({
    id: bytes,
    rawId: bytes,
    type: z.literal("public-key"),
    clientExtensionResults: z.looseObject({}),
    response: z.looseObject({ clientDataJSON: bytes, ...response }),
  });

/** RegistrationResponseJSON of Web Authentication Level 3 §5.1.8, as far as it is read here. */
const MadeAnswer = answer({ attestationObject: bytes, transports: z.array(z.string()).max(10).default([]) });
/** AuthenticationResponseJSON, likewise. */
const ShownAnswer = answer({ authenticatorData: bytes, signature: bytes, userHandle: bytes.optional() });
const ClientData = z.looseObject({ challenge: bytes });

export type MadeAnswer = z.infer<typeof MadeAnswer>;
export type ShownAnswer = z.infer<typeof ShownAnswer>;

/** Checks what browsers answer. Made by integrations/passkeys/reader.ts; null for an answer that does not stand. */
export type PasskeyReader = {
  readMade(answer: MadeAnswer, challenge: string): Promise<KnownPasskey | null>;
  /** The new count of signatures. */
  readShown(answer: ShownAnswer, known: KnownPasskey, challenge: string): Promise<{ counter: number } | null>;
};

export type PasskeyDesk = { db: Db; keys: Pick<Keyring, "token">; passkeys: PasskeyReader };

/** Keeps a passkey that an organiser's browser has just made. False when the answer does not stand, or is too late. */
export async function addPasskey(
  { db, keys, passkeys: reader }: PasskeyDesk,
  { organiserId, name, text }: { organiserId: string; name: string; text: string },
  asked: Asked,
  now = new Date(),
): Promise<boolean> {
  const said = read(text, MadeAnswer);
  const until = said && challengeHolds(keys, said.challenge, asked, now);
  const made = until && (await reader.readMade(said.answer, said.challenge));
  if (!made) return false;
  return db.write(async (tx) => {
    if (!(await spendChallenge(tx, said.challenge, until, now))) return false;
    const row = { ...made, organiserId, name, addedAt: now };
    const added = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
    return added.length > 0;
  });
}

/**
 * Whose passkey was shown for that purpose, by the text that a browser sent; null when it is nobody's, not the given
 * organiser's, shown for something else, too late or before, or copied (a count that goes back, §6.1.1).
 */
export async function passkeyShown(
  { db, keys, passkeys: reader }: PasskeyDesk,
  { text, organiserId }: { text: string; organiserId?: string },
  asked: Asked,
  now = new Date(),
): Promise<string | null> {
  const said = read(text, ShownAnswer);
  const until = said && challengeHolds(keys, said.challenge, asked, now);
  const known = until && (await findPasskey(db.read, said.answer.id));
  if (!known || known.organiserId !== (organiserId ?? known.organiserId)) return null;
  const { userHandle } = said.answer.response;
  if (userHandle !== undefined && userHandle !== userHandleOf(known.organiserId)) return null;
  const shown = await reader.readShown(said.answer, known, said.challenge);
  if (!shown) return null;
  const { counter } = shown;
  return db.write(async (tx) => {
    if (!(await spendChallenge(tx, said.challenge, until, now))) return null;
    const goesOn = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
    const [used] = await tx
      .update(passkeys)
      .set({ counter, usedAt: now })
      .where(and(eq(passkeys.id, known.id), goesOn))
      .returning({ organiserId: passkeys.organiserId });
    return used?.organiserId ?? null;
  });
}

/** Under which name an authenticator keeps an organiser's passkey: the id's bytes, as base64url. Nothing personal (§14.6.1). */
export const userHandleOf = (organiserId: string) => Buffer.from(organiserId).toString("base64url");

/** An organiser's passkeys, the first one first. */
export async function listPasskeys(db: Reader, organiserId: string): Promise<Passkey[]> {
  return db.select().from(passkeys).where(eq(passkeys.organiserId, organiserId)).orderBy(asc(passkeys.addedAt));
}

/** Whether anybody can sign in by passkey. */
export async function anyPasskey(db: Reader): Promise<boolean> {
  const [found] = await db.select({ id: passkeys.id }).from(passkeys).limit(1);
  return found !== undefined;
}

/** Forgets an organiser's passkey of that id, if there is one. */
export async function removePasskey(tx: Writer, organiserId: string, id: string) {
  await tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.organiserId, organiserId)));
}

async function findPasskey(db: Reader, id: string): Promise<Passkey | null> {
  const [found] = await db.select().from(passkeys).where(eq(passkeys.id, id));
  return found ?? null;
}

/** What a browser's text says in the shape asked for, and which challenge it answers; null for anything else. */
function read<Shape extends typeof MadeAnswer | typeof ShownAnswer>(text: string, shape: Shape) {
  if (text.length > ANSWER_MOST_CHARACTERS) return null;
  const answered = shape.safeParse(parsed(text)).data as z.infer<Shape> | undefined;
  const clientData = ClientData.safeParse(
    parsed(Buffer.from(answered?.response.clientDataJSON ?? "", "base64url").toString()),
  ).data;
  return answered && clientData ? { answer: answered, challenge: clientData.challenge } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
