import { useTranslation } from "react-i18next";
import { SwitchCard, type SwitchView } from "#app/components/switch-card.tsx";
import { EMPTY, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const OFF: SwitchView[] = (["mail", "letters", "counting", "donations", "comments", "proof-of-work"] as const).map(
  (name) => ({
    ...{ name, on: null, sure: false, previewHref: null },
  }),
);

export function Switches() {
  const { t } = useTranslation(["organise", "errors"]);
  const { time, name } = useSamples();
  const on = { stand: t("switches.since", { since: time(), by: name }), reason: "A sample reason" };
  const wrong = {
    values: { name: "read-only", reason: "x" },
    errors: { reason: t("errors:reason.tooShort"), sure: t("errors:sure.missing") },
  };
  return (
    <>
      {OFF.map((view) => (
        <Specimen key={view.name} of="SwitchCard" state={`${view.name}, off`}>
          <SwitchCard view={view} action="" state={EMPTY} />
        </Specimen>
      ))}
      <Specimen of="SwitchCard" state="signing, on">
        <SwitchCard view={{ name: "signing", on, sure: false, previewHref: null }} action="" state={EMPTY} />
      </Specimen>
      <Specimen of="SwitchCard" state="holding, on, can be seen beforehand">
        <SwitchCard view={{ name: "holding", on, sure: true, previewHref: "#top" }} action="" state={EMPTY} />
      </Specimen>
      <Specimen of="SwitchCard" state="read-only, off, asks for a tick, with errors">
        <SwitchCard view={{ name: "read-only", on: null, sure: true, previewHref: "#top" }} action="" state={wrong} />
      </Specimen>
    </>
  );
}
