import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { CheckStep } from "#app/components/letter/check-step.tsx";
import { WriteStep } from "#app/components/letter/write-step.tsx";
import { sampleMessage, sampleSheet } from "#app/specimens/letter-papers.tsx";
import { EMPTY, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function LetterWriting() {
  const { t } = useTranslation(["errors", "offices"]);
  const samples = useSamples();
  const step = stepOf(samples);
  const { name, otherName } = samples;
  const values = { ownWords: samples.ownWords, name, email: "sample@writers.example", privacy: "relay", quote: "on" };
  const errors = {
    ownWords: t("ownWords.tooShort", { least: 500 }),
    name: t("name.missing"),
    email: t("email.malformed"),
    privacy: t("privacy.noDigest"),
    consent: t("consent.letterMissing"),
  };
  const settled = [{ id: "settled", name: otherName, why: t("offices:settled.short.agreed") }];
  return (
    <>
      <Specimen of="WriteStep" state="untouched, every choice" page>
        <WriteStep {...step} />
      </Specimen>
      <Specimen of="WriteStep" state="filled, with errors" page>
        <WriteStep {...step} state={{ values, errors }} />
      </Specimen>
      <Specimen
        of="WriteStep"
        state="too many attempts, one office of several by hand, some settled, some in a digest"
        page
      >
        <WriteStep
          {...step}
          state={{ values, errors: {} }}
          wait={60}
          settled={settled}
          digest={name}
          to={[...step.to, ...byHand(samples)]}
        />
      </Specimen>
      <Specimen of="WriteStep" state="letters are paused, sent all the same; own words optional, few choices" page>
        <WriteStep
          {...step}
          {...{ relay: false, collective: false }}
          limits={{ least: 0, most: 500 }}
          paused={{ letters: samples.time() }}
        />
      </Specimen>
      <Checks />
    </>
  );
}

function Checks() {
  const { t } = useTranslation("public");
  const samples = useSamples();
  const [first, second] = [
    sampleMessage(samples),
    sampleMessage(samples, { toName: samples.otherName, leftOut: samples.texts[1] }),
  ];
  const check: ComponentProps<typeof CheckStep> = {
    ...{
      title: samples.titles[1] ?? "",
      letterHref: "",
      handOverHref: "",
      hidden: [],
      email: "sample@writers.example",
    },
    ...{ to: [], messages: [first], sheets: [], mailed: 1, count: 1, digest: null },
    ownShare: t("letter.share", { percent: samples.number(42) }),
  };
  const hand = { to: byHand(samples), sheets: [sampleSheet(samples, "check")] };
  const digest = { names: samples.name, collective: false, quoted: samples.ownWords };
  return (
    <>
      <Specimen of="CheckStep" state="one letter that we send" page>
        <CheckStep {...check} />
      </Specimen>
      <Specimen of="CheckStep" state="two letters, one by hand, the campaign's text changed" page>
        <CheckStep {...check} {...hand} messages={[first, second]} count={2} changed />
      </Specimen>
      <Specimen of="CheckStep" state="by hand alone, nothing in own words" page>
        <CheckStep {...check} {...hand} mailed={0} ownShare={t("letter.shareNone")} />
      </Specimen>
      <Specimen of="CheckStep" state="counted in a digest as the office wishes" page>
        <CheckStep {...check} digest={digest} />
      </Specimen>
      <Specimen of="CheckStep" state="counted in a digest as the writer wishes" page>
        <CheckStep {...check} digest={{ ...digest, collective: true }} />
      </Specimen>
    </>
  );
}

const stepOf = (samples: Samples): ComponentProps<typeof WriteStep> => ({
  title: samples.titles[1] ?? "",
  guidance: samples.titles.slice(0, 3).join("\n"),
  letterHref: "",
  backHref: "#top",
  to: [{ id: "to-sample", name: samples.name, role: samples.role, only: null }],
  country: "XX",
  written: { lang: "en", dir: "ltr" },
  statement: "These are sample words of a sample campaign. They stand in English whatever the language of the page.",
  limits: { least: 20, most: 2_000 },
  meter: { some: "{}", none: "", digits: "0123456789" },
  state: EMPTY,
  relay: true,
  collective: true,
  digest: null,
  settled: [],
});

const byHand = ({ otherName, role }: Samples) =>
  (["web-form", "paper"] as const).map((only) => ({ id: `to-${only}`, name: otherName, role, only }));
