import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { StanceShown, type StanceView } from "#app/components/office/stance.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

type LinkEntry = { id: string; known: string; revoked: boolean };
type Entry = { id: string; stand: string; reasons: string[]; link: LinkEntry | null };
export type StanceEntry = Entry & {
  about: string;
  boardHref: string | null;
  stance: StanceView;
  shown: boolean;
};
export type RequestEntry = Entry & {
  kind: string;
  representative: string;
  what: string;
  right: string | null;
  rightAddress: string;
  open: boolean;
  undoable: boolean;
};

type Decided = { href: string; state: FormState };

/** An answer that an organiser has to check. */
export function AnswerToCheck({ entry, ...decided }: Decided & { entry: StanceEntry }) {
  const { t } = useTranslation("offices");
  return (
    <article className="office-entry">
      <h3>{entry.about}</h3>
      <StanceShown stance={entry.stance} />
      <Known link={entry.link} />
      <Decision {...decided} id={entry.id} link={entry.link}>
        <Button name="intent" value="approve">
          {t("desk.approve")}
        </Button>
        <Button look="quiet" name="intent" value="refuse">
          {t("desk.refuse")}
        </Button>
      </Decision>
    </article>
  );
}

/** A stance that is shown, or was. */
export function StanceOnBoard({ entry, ...decided }: Decided & { entry: StanceEntry }) {
  const { t } = useTranslation("offices");
  return (
    <article className="office-entry">
      <h3>{entry.about}</h3>
      <StanceShown stance={entry.stance} />
      <Stand entry={entry} />
      {entry.shown && (
        <Folded id={entry.id} state={decided.state}>
          <Decision {...decided} id={entry.id} link={null}>
            <Button look="quiet" name="intent" value="withdraw">
              {t("desk.withdraw")}
            </Button>
          </Decision>
        </Folded>
      )}
    </article>
  );
}

/** Something an office has asked for. */
export function Wish({ entry, ...decided }: Decided & { entry: RequestEntry }) {
  return (
    <article className="office-entry">
      <h3>
        <bdi>{entry.representative}</bdi>: {entry.what}
      </h3>
      {entry.right && (
        <p>
          <bdi>{entry.right}</bdi>
        </p>
      )}
      <Stand entry={entry} />
      <Known link={entry.link} />
      {entry.open && <WishDecision {...decided} entry={entry} />}
      {entry.undoable && !entry.open && (
        <Folded id={entry.id} state={decided.state}>
          <WishDecision {...decided} entry={entry} />
        </Folded>
      )}
    </article>
  );
}

function WishDecision({ entry, ...decided }: Decided & { entry: RequestEntry }) {
  const { t } = useTranslation("offices");
  const asksAddress = entry.open && entry.kind === "wrong-address";
  const address = asksAddress && (
    <TextField
      name="email"
      id={`email-${entry.id}`}
      type="email"
      label={t("desk.newAddress")}
      hint={t("desk.newAddressHint")}
      error={faultOf(decided.state, entry.id, "email")}
      value={sentFor(decided.state, entry.id, "email") || entry.rightAddress}
      autoComplete="off"
      required={false}
    />
  );
  return (
    <Decision {...decided} id={entry.id} link={entry.link} before={address}>
      {entry.open && (
        <Button name="intent" value="keep">
          {asksAddress ? t("desk.keepAddress") : t("desk.keep")}
        </Button>
      )}
      <Button look="quiet" name="intent" value="undo">
        {t("desk.undo")}
      </Button>
    </Decision>
  );
}

/** What is rarely needed; open where a form in it was sent with a fault. */
function Folded({ id, state, children }: { id: string; state: FormState; children: ReactNode }) {
  const { t } = useTranslation("offices");
  return (
    <details open={state.values["id"] === id}>
      <summary>{t("desk.change")}</summary>
      {children}
    </details>
  );
}

function Known({ link }: { link: LinkEntry | null }) {
  const { t } = useTranslation("offices");
  if (!link) return null;
  return (
    <p className="small-print">
      <strong>{t("desk.known")}.</strong> <bdi>{link.known}</bdi> {link.revoked && t("desk.linkRevoked")}
    </p>
  );
}

function Stand({ entry }: { entry: Entry }) {
  if (!entry.stand) return null;
  return (
    <p>
      {entry.stand}{" "}
      {entry.reasons.map((reason) => (
        <Fragment key={reason}>
          <q>
            <bdi>{reason}</bdi>
          </q>{" "}
        </Fragment>
      ))}
    </p>
  );
}

type DecisionProps = Decided & { id: string; link: LinkEntry | null; before?: ReactNode; children: ReactNode };

/** A reason and the buttons that it is for. The link by which the office acted can be ended in the same place. */
function Decision({ href, state, id, link, before, children }: DecisionProps) {
  const { t } = useTranslation("offices");
  const field = `reason-${id}`;
  return (
    <form className="form" method="post" action={href} noValidate>
      <input type="hidden" name="id" value={id} />
      {link && <input type="hidden" name="link" value={link.id} />}
      {before}
      <TextField
        name="reason"
        id={field}
        label={t("desk.reason")}
        hint={t("desk.reasonHint")}
        error={faultOf(state, id, "reason")}
        value={sentFor(state, id, "reason")}
        maxLength={200}
        autoComplete="off"
      />
      <Buttons>
        {children}
        {link && !link.revoked && (
          <>
            <Button look="plain" name="intent" value="revoke">
              {t("desk.revoke")}
            </Button>
            <Button look="plain" name="intent" value="revoke-all">
              {t("desk.revokeAll")}
            </Button>
          </>
        )}
      </Buttons>
    </form>
  );
}

const faultOf = (state: FormState, id: string, name: string) =>
  state.values["id"] === id ? state.errors[name] : undefined;

const sentFor = (state: FormState, id: string, name: string) => {
  const value = state.values["id"] === id ? state.values[name] : undefined;
  return typeof value === "string" ? value : "";
};
