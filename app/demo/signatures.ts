import type { Context } from "#app/context.ts";
import { inside } from "#app/demo/inside.ts";
import type { MadeUpSigner } from "#app/demo/people.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import { type Mail, takeBackMails } from "#app/domain/outbox.ts";
import { confirmSignature, findAwaitingSignature } from "#app/domain/signatures/confirm.ts";
import { findOwn, withdraw } from "#app/domain/signatures/manage.ts";
import { type Shown, sign } from "#app/domain/signatures/sign.ts";
import { consentShown } from "#app/web/consent.ts";
import type { Writer } from "#db/index.ts";

const LOCALE = "en";
const AT_ONCE = 200;

type Opened = Campaign & { recipient: string };
type World = Pick<Context, "keys" | "sealTo">;

/**
 * Lets made-up people sign, confirm and withdraw, each at their time, by the functions that the forms use. The mail
 * that would ask them to confirm is read here for its links and deleted, in the same transaction, so that none is sent.
 */
export async function signAll(
  tx: Writer,
  world: World,
  campaign: Opened,
  people: MadeUpSigner[],
  onProgress: (done: number) => void,
) {
  const shown: Shown = { locale: LOCALE, consentHash: consentShown(LOCALE).hash };
  for (let done = 0; done < people.length; done += AT_ONCE) {
    const some = people.slice(done, done + AT_ONCE);
    for (const { form, signedAt } of some) await sign(tx, world.keys, campaign, form, shown, signedAt);
    const mails = new Map((await takeBackMails(tx, world.keys)).map((mail) => [mail.to, mail]));
    // Together, so that one person's sealing does not wait for another's.
    for (const person of some) await liveOn(tx, world, campaign, person, linksFor(person, mails));
    onProgress(done + some.length);
  }
}

function linksFor({ form }: MadeUpSigner, mails: Map<string, Mail>): Links {
  const mail = mails.get(form.email);
  if (mail?.kind !== "confirm-signature") throw new Error("a made-up person got no mail");
  return mail.words;
}

type Links = { confirmToken: string; manageToken: string };

async function liveOn(tx: Writer, { keys, sealTo }: World, campaign: Opened, person: MadeUpSigner, links: Links) {
  const awaiting = await findAwaitingSignature(inside(tx).read, keys, links.confirmToken, person.signedAt);
  if (awaiting && person.confirmedAt)
    await confirmSignature(inside(tx), sealTo, campaign, awaiting, person.confirmedAt, { watched: false });
  if (!person.withdrawnAt) return;
  const own = await findOwn(inside(tx).read, links.manageToken);
  if (own) await withdraw(tx, own, person.withdrawnAt);
}
