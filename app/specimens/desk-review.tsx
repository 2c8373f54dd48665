import { useTranslation } from "react-i18next";
import { BurstList } from "#app/components/review/burst-list.tsx";
import { HeldGroups } from "#app/components/review/held-groups.tsx";
import { ProgramHolds } from "#app/components/review/program-holds.tsx";
import { ReviewLog } from "#app/components/review/review-log.tsx";
import { TagLookUp } from "#app/components/review/tag-look-up.tsx";
import { EMPTY, LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";
import type { ReviewPage } from "#app/web/review-page.ts";

/** What waits for a decision about many signatures, and what was decided. */
export function DeskReview() {
  const page = useSamplePage();
  const none = useNothing();
  return (
    <>
      <Specimen of="HeldGroups" state="none held">
        <HeldGroups page={{ ...page, ...none }} />
      </Specimen>
      <Specimen of="HeldGroups, GroupTable" state="many held, not all of them looked at">
        <HeldGroups page={page} />
      </Specimen>
      <Specimen of="ProgramHolds" state="none">
        <ProgramHolds holds={[]} />
      </Specimen>
      <Specimen of="ProgramHolds" state="one">
        <ProgramHolds holds={page.holds} />
      </Specimen>
      <Specimen of="BurstList" state="none">
        <BurstList bursts={none.bursts} />
      </Specimen>
      <Specimen of="BurstList" state="two">
        <BurstList bursts={page.bursts} />
      </Specimen>
      <Specimen of="ReviewLog" state="empty">
        <ReviewLog reviews={[]} />
      </Specimen>
      <Specimen of="ReviewLog" state="two, with a long word">
        <ReviewLog reviews={page.reviews} />
      </Specimen>
      <LookUps />
    </>
  );
}

function LookUps() {
  const { t } = useTranslation("errors");
  const wrong = { values: { domain: "sample" }, errors: { domain: t("domain.malformed") } };
  return (
    <>
      <Specimen of="TagLookUp" state="empty">
        <TagLookUp href="" state={EMPTY} />
      </Specimen>
      <Specimen of="TagLookUp" state="with an error">
        <TagLookUp href="" state={wrong} />
      </Specimen>
    </>
  );
}

function useNothing() {
  const { t } = useTranslation("organise");
  const bursts: ReviewPage["bursts"] = { note: t("review.burstsNever"), none: true, rows: [] };
  return { held: t("review.heldNone"), capped: null, groups: [], bursts };
}

function useSamplePage(): ReviewPage {
  const { t } = useTranslation("organise");
  const { titles, number, time, name } = useSamples();
  const tag = t("review.aDomain", { tag: "5a3e" });
  const rows = [tag, t("review.aNetwork", { tag: "b10c" })].map((label, place) => ({
    id: label,
    label,
    href: "#top",
    text: number(480 - place),
  }));
  return {
    title: t("review.title"),
    campaignTitle: titles[1] ?? "",
    href: "",
    newHref: "#top",
    held: t("review.heldSome", { count: 1_204, n: number(1_204) }),
    capped: t("review.heldCapped", { most: number(1_000) }),
    groups: [
      {
        id: "why",
        title: t("review.byWhy"),
        rows: (["honeypot", "no-proof"] as const).map((id) => ({
          id,
          label: t(`review.why.${id}`),
          href: null,
          text: number(40),
        })),
      },
      { id: "domain", title: t("review.byDomain"), rows },
      { id: "hour", title: t("review.byHour"), rows: [{ id: "hour", label: time(), href: "#top", text: number(1) }] },
    ],
    holds: [
      {
        ...{ id: "hold", reason: "domain-burst", href: "#top", releaseHref: "#top", invalidateHref: "#top", tag },
        text: t("review.holdText", { when: time(), affected: number(480), left: number(12) }),
      },
    ],
    bursts: {
      note: t("review.burstsNote", { time: time() }),
      none: false,
      rows: rows.map((row) => ({ ...row, usual: number(2) })),
    },
    reviews: ["A sample reason", LONG_WORD].map((reason, place) => ({
      ...{ id: String(place), href: "#top", what: t("review.did.hold", { count: 480, n: number(480) }), reason },
      ...{
        stand: t(place ? "review.stand.running" : "review.stand.done"),
        when: t("review.logLine", { time: time(), by: name }),
      },
    })),
  };
}
