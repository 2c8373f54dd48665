import type { SwitchView } from "#app/components/switch-card.tsx";
import { isRefusing, type Switches, type SwitchOn, switchNames, type Turned } from "#app/domain/switches.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment } from "#app/web/formats.ts";
import { organisePaths, paths } from "#app/web/paths.ts";

/** All switches as organisers see them, `turned` among them as the one just turned, and the log of the last turns. */
export function switchesPage(on: SwitchOn[], turns: Turned[], turned: string | null, locale: string) {
  const t = deskTranslator(locale);
  const who = (by: string | null) => by ?? t("switches.commandLine");
  const just = switchNames.find((name) => name === turned);
  return {
    title: t("switches.title"),
    href: organisePaths.switches,
    turned: just ? t(`switches.${just}.${on.some(({ name }) => name === just) ? "isOn" : "isOff"}`) : null,
    switches: switchNames.map((name): SwitchView => {
      const now = on.find((one) => one.name === name);
      const stand = now && t("switches.since", { since: moment(locale, now.since), by: who(now.by) });
      return {
        name,
        on: now && stand ? { stand, reason: now.reason } : null,
        sure: isRefusing(name),
        previewHref: name === "holding" ? paths(locale).holding() : null,
      };
    }),
    turns: turns.map(({ id, name, turned, at, by, reason }) => ({
      id,
      what: t(`switches.${name}.${turned === "on" ? "isOn" : "isOff"}`),
      stand: t("switches.turn", { time: moment(locale, at), by: who(by) }),
      reason,
    })),
  };
}

/** For the head of every desk page: what is on, so that nobody forgets it. Null when nothing is. */
export function switchedOn(on: Switches, locale: string) {
  const t = deskTranslator(locale);
  const said = switchNames.flatMap((name) => (on[name] ? [t(`switches.${name}.isOn`)] : []));
  return said.length > 0 ? { said, href: organisePaths.switches } : null;
}
