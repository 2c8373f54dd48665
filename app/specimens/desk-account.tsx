import { useTranslation } from "react-i18next";
import { PasskeySection } from "#app/components/account/passkey-section.tsx";
import { PasskeyTrouble } from "#app/components/account/passkey-trouble.tsx";
import { SessionSection } from "#app/components/account/session-section.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

/** A browser that is handed this says that it cannot. */
const NO_ASK = { kind: "make", options: "" } as const;

export function DeskAccount() {
  const { t } = useTranslation(["organise", "errors"]);
  const { time, day, name } = useSamples();
  const page = {
    ...{ title: "", href: "", role: "", done: null, impossible: null, passkeys: [], ask: NO_ASK, hasOthers: false },
    signInAgainHref: "#top",
  };
  const passkey = (id: string, called: string, used: string) => ({ id, name: called, added: day(), used });
  const passkeys = [passkey("1", name, time()), passkey("2", LONG_WORD, t("account.neverUsed"))];
  const wrong = { values: { name: "" }, errors: { name: t("errors:passkeyName.missing") } };
  const here = { id: "here", started: time(), seen: t("account.thisSession") };
  const there = { id: "there", started: time(), seen: time() };
  return (
    <>
      <Specimen of="PasskeySection, PasskeyForm" state="none yet">
        <PasskeySection page={page} state={EMPTY} />
      </Specimen>
      <Specimen of="PasskeySection, PasskeyForm" state="two, with an error">
        <PasskeySection page={{ ...page, passkeys }} state={wrong} />
      </Specimen>
      <Specimen of="PasskeySection" state="two, of who signed in too long ago">
        <PasskeySection page={{ ...page, passkeys, ask: null }} state={EMPTY} />
      </Specimen>
      <Specimen of="PasskeySection" state="at an address that browsers know none for">
        <PasskeySection
          page={{ ...page, ask: null, impossible: t("account.impossible", { address: "http://192.0.2.1" }) }}
          state={EMPTY}
        />
      </Specimen>
      <Specimen of="PasskeyTrouble" state="not asked">
        <PasskeyTrouble trouble="notAsked" />
      </Specimen>
      <Specimen of="PasskeyTrouble" state="refused">
        <PasskeyTrouble trouble="refused" />
      </Specimen>
      <Specimen of="SessionSection" state="here alone">
        <SessionSection page={{ ...page, sessions: [here] }} />
      </Specimen>
      <Specimen of="SessionSection" state="elsewhere too">
        <SessionSection page={{ ...page, sessions: [here, there], hasOthers: true }} />
      </Specimen>
    </>
  );
}
