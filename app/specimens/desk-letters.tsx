import { useTranslation } from "react-i18next";
import { TroubledAddress } from "#app/components/inbound/troubled-address.tsx";
import { WaitingMessage } from "#app/components/inbound/waiting-message.tsx";
import { LaneTable } from "#app/components/lanes/lane-table.tsx";
import { RulesForm } from "#app/components/lanes/rules-form.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const DECISIONS = ["bad-address", "mailbox-full", "auto-reply", "reply", "discard"] as const;

/** Letters that leave, and what comes back. */
export function DeskLetters() {
  return (
    <>
      <Lanes />
      <ComesBack />
    </>
  );
}

function Lanes() {
  const { t } = useTranslation(["organise", "errors"]);
  const { number, time, name } = useSamples();
  const columns = (["domain", "waits", "perHour", "refused"] as const).map((id) => ({
    id,
    label: t(`lanes.columns.${id}`),
    number: id !== "domain" && id !== "refused",
  }));
  const lane = (key: string, paused: string | null) => ({
    ...{ scope: "domain" as const, key, paused },
    cells: [key, number(318), number(60), t("lanes.percent", { n: number(4) })],
  });
  const paused = t("lanes.pausedBy", { time: time(), by: name, reason: t("lanes.byButton") });
  const rules = {
    ...{ perHour: "", perDomain: "60", perTarget: "5", pauseAtPercent: "20" },
    curve: "000000011111111111110000",
    quietWeekends: true,
    warmUp: false,
  };
  const wrong = {
    values: { ...rules, intent: "rules", perTarget: "x", curve: "1", quietWeekends: "", warmUp: "on" },
    errors: { perTarget: t("errors:rules.number"), curve: t("errors:rules.curve") },
  };
  return (
    <>
      <Specimen of="LaneTable" state="open and paused, a long word">
        <LaneTable
          caption={t("lanes.domains")}
          columns={columns}
          rows={[lane("parliament.example", null), lane("council.example", paused), lane(LONG_WORD, null)]}
        />
      </Specimen>
      <Specimen of="LaneTable" state="no lane">
        <LaneTable caption={t("lanes.domains")} columns={columns} rows={[]} />
      </Specimen>
      <Specimen of="RulesForm" state="as the rules are">
        <RulesForm rules={rules} state={EMPTY} />
      </Specimen>
      <Specimen of="RulesForm" state="with errors">
        <RulesForm rules={rules} state={{ ...wrong, values: { ...wrong.values, quietWeekends: "" } }} />
      </Specimen>
    </>
  );
}

function ComesBack() {
  const { t } = useTranslation("organise");
  const { texts, titles, time, name, number } = useSamples();
  const message = {
    id: "sample",
    about: t("inbound.about", { office: name }),
    stand: t("inbound.cameFrom", { time: time(), from: "office.sample.example" }),
    subject: titles[3] ?? "",
    text: `${texts[0]}\n\n${texts[1]}`,
    decisions: DECISIONS.map((value) => ({ value, label: t(`inbound.decide.${value}`) })),
  };
  const address = {
    address: "office@parliament.example",
    title: t("inbound.state.bad"),
    offices: t("inbound.addressOf", { offices: name }),
    stand: t("inbound.since", { since: time(), status: "5.1.1" }),
    accepted: t("inbound.accepted", { time: t("inbound.never") }),
  };
  return (
    <>
      <Specimen of="WaitingMessage" state="about a letter">
        <WaitingMessage {...message} />
      </Specimen>
      <Specimen of="WaitingMessage" state="no subject, a long word">
        <WaitingMessage {...message} about={t("inbound.aboutNothing")} subject="" text={LONG_WORD} />
      </Specimen>
      <Specimen of="TroubledAddress" state="letters are held">
        <TroubledAddress {...address} held={t("inbound.held", { count: 12, n: number(12) })} />
      </Specimen>
      <Specimen of="TroubledAddress" state="nothing held, no office, a long word">
        <TroubledAddress
          {...address}
          address={`${LONG_WORD}@parliament.example`}
          title={t("inbound.state.full")}
          offices={null}
          held={null}
        />
      </Specimen>
    </>
  );
}
