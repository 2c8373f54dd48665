import { useTranslation } from "react-i18next";
import { EmbedPieces } from "#app/components/embed-pieces.tsx";
import { NewsList } from "#app/components/news-list.tsx";
import { NextStep } from "#app/components/next-step.tsx";
import { ShareLinks, type ShareView, type ShareWay } from "#app/components/share-links.tsx";
import { EMBED_STATES, embedSampleHref } from "#app/specimens/embed.ts";
import { useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";
import { EMBED_LOOKS, EMBED_THEMES } from "#app/web/embed.ts";

const CHANNELS: ShareWay["channel"][] = ["whatsapp", "telegram", "email", "bluesky", "mastodon", "x", "facebook"];
const PICTURE = "/favicon.svg";

export function Sharing() {
  const { t } = useTranslation("share");
  const share = useShare();
  const day = "2026-11-23";
  const news = [
    { id: "goal", day, title: t("feed.goal", { count: 1000 }), text: t("feed.goalText", { count: 1000, date: day }) },
    { id: "opened", day, title: t("feed.opened"), text: t("feed.openedText", { date: day }) },
  ].map((one) => ({ ...one, href: "#top" }));
  return (
    <>
      <Specimen of="ShareLinks" state="as the browser has it, with the way to more">
        <ShareLinks share={share} more />
      </Specimen>
      <Specimen of="NextStep" state="share, and go on">
        <NextStep next={{ step: "share", share, onHref: "#top" }} />
      </Specimen>
      <Specimen of="NextStep" state="letter, and go on">
        <NextStep next={{ step: "letter", href: "#top", onHref: "#top" }} />
      </Specimen>
      <Specimen of="NewsList" state="a goal, and the opening">
        <NewsList news={news} />
      </Specimen>
      <Specimen of="NextStep" state="the last one">
        <NextStep next={{ step: "actions", href: "#top", onHref: null }} />
      </Specimen>
    </>
  );
}

/** The embed stands in documents of its own, styled by themselves: they are shown as other sites show them. */
export function Embedding() {
  const { t } = useTranslation("share");
  const { locale, titles } = useSamples();
  const frameTitle = t("embed.frameTitle", { title: titles[1] ?? "" });
  const frames = EMBED_STATES.flatMap((state) =>
    EMBED_THEMES.flatMap((theme) => EMBED_LOOKS.map((look) => ({ state, theme, look }))),
  );
  return (
    <>
      {frames.map((frame) => (
        <Specimen
          key={embedSampleHref(locale, frame)}
          of="EmbedBox"
          state={`${frame.state}, theme=${frame.theme}, look=${frame.look}`}
        >
          <iframe className="embed-shown" src={embedSampleHref(locale, frame)} title={frameTitle} loading="lazy" />
        </Specimen>
      ))}
      <Specimen of="EmbedPieces" state="with a feed" page>
        <EmbedPieces
          pieces={{
            boxCode: `<a href="https://sample.example" data-countersign="sample" data-locale="${locale}">${titles[1]}</a>`,
            frameCode: `<iframe src="https://sample.example/embed/sample?locale=${locale}"></iframe>`,
            frameTitle,
            frameHref: embedSampleHref(locale, { state: "open", theme: "auto", look: "box" }),
            badgeCode: '<img src="https://sample.example/embed/sample/badge.svg">',
            badgeHref: PICTURE,
            feedHref: "#top",
            options: [
              { name: "theme", values: EMBED_THEMES },
              { name: "look", values: EMBED_LOOKS },
            ],
          }}
        />
      </Specimen>
    </>
  );
}

function useShare(): ShareView {
  const { titles, texts } = useSamples();
  const page = "https://sample.example/en/c/sample-campaign-with-a-long-address";
  return {
    ...{ title: titles[1] ?? "", text: texts[1] ?? "", page, copied: page },
    ways: CHANNELS.map((channel) => ({ channel, href: "#top" })),
    qrHref: PICTURE,
    moreHref: "#top",
  };
}
