import { useTranslation } from "react-i18next";
import { Deed } from "#app/components/manage/deed.tsx";
import { LettersToSend, OwnLetters, type OwnLetterView } from "#app/components/manage/own-letters.tsx";
import { OwnSignature, type OwnSignatureView } from "#app/components/manage/own-signature.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { EMPTY, LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const STATES = ["pending", "confirmed", "held", "withdrawn", "invalidated"] as const;
const LETTER_STATES = [
  "pending",
  "queued",
  "held",
  "sending",
  "sent",
  "reflected",
  "failed",
  "unknown",
  "withdrawn",
  "to-do",
  "reported",
] as const;

/** What a signer sees behind the link of the mail. */
export function OwnPage() {
  const { t } = useTranslation(["public", "errors"]);
  const samples = useSamples();
  const wrong = { values: { visibility: "public", name: "=" }, errors: { name: t("errors:name.formula") } };
  return (
    <>
      {STATES.map((state) => (
        <Specimen key={state} of="OwnSignature" state={state} page>
          <div className="wrap-narrow page">
            <OwnSignature own={signatureOf(samples, { state })} state={EMPTY} />
          </div>
        </Specimen>
      ))}
      <Specimen of="OwnSignature" state="shown, no news, a long word, with an error" page>
        <div className="wrap-narrow page">
          <OwnSignature
            own={signatureOf(samples, { actions: [LONG_WORD], shownName: samples.name, updates: false })}
            state={wrong}
          />
        </div>
      </Specimen>
      <Specimen of="Deed" state="with a text and without">
        <div className="page">
          <Deed id="deed-text" title={t("manage.exportTitle")} text={t("manage.exportText")}>
            {null}
          </Deed>
          <Deed id="deed-bare" title={t("manage.withdrawTitle")} text="">
            {null}
          </Deed>
        </div>
      </Specimen>
      <Specimen of="NothingHere" state="with a lede" page>
        <NothingHere title={t("manage.gone")} lede={t("manage.goneText")} homeHref="#top" />
      </Specimen>
      <Letters />
    </>
  );
}

function Letters() {
  const { t } = useTranslation("offices");
  const samples = useSamples();
  const letters = LETTER_STATES.map((state) => letterOf(samples, state));
  return (
    <>
      <Specimen of="OwnLetters" state="none: nothing is shown">
        <OwnLetters letters={[]} />
      </Specimen>
      <Specimen of="OwnLetters" state="every state, a reminder, what its office wishes">
        <OwnLetters
          letters={[
            ...letters,
            { ...letterOf(samples, "sent"), id: "reminder", kind: "reminder" },
            { ...letterOf(samples, "held"), id: "stand", stand: t("settled.short.stop") },
          ]}
        />
      </Specimen>
      <Specimen of="LettersToSend" state="one, and two">
        <div className="stack">
          <LettersToSend letters={[letterOf(samples, "to-do")]} />
          <LettersToSend
            letters={["one", "two"].map((id) => ({
              ...letterOf(samples, "to-do"),
              id,
              representative: `${samples.name} (${id})`,
            }))}
          />
        </div>
      </Specimen>
    </>
  );
}

const signatureOf = ({ titles }: Samples, changes: Partial<OwnSignatureView>): OwnSignatureView => ({
  ...{
    state: "confirmed",
    actions: titles.slice(0, 2),
    visibility: "recipient",
    shownName: null,
    updates: true,
    copyHref: "#top",
  },
  ...changes,
});

const letterOf = ({ name, role, day }: Samples, state: OwnLetterView["state"]): OwnLetterView => ({
  ...{
    id: `letter-${state}`,
    href: "#top",
    kind: "letter",
    representative: name,
    role,
    writtenOn: day(),
    stand: null,
    state,
  },
  channel: state === "reported" ? "paper" : "our-mail",
  taskHref: state === "to-do" ? "#top" : null,
});
