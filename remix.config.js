// Every address, and the file behind it. Remix's own compiler is not used: vite.config.ts hands this to Vite.

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  ignoredRouteFiles: ["**/*"], // addresses are listed below, not guessed from file names
  routes: (plan) =>
    plan((route) => {
      route("", "routes/index.ts", { index: true });
      route("organise", "routes/organise/desk.tsx", () => {
        route(":campaign?", "routes/organise/overview.tsx");
        route("sign-in/:token?", "routes/organise/sign-in.tsx");
        route("sign-out", "routes/organise/sign-out.ts");
        route("account", "routes/organise/account.tsx");
        route("letters/inbound", "routes/organise/inbound.tsx");
        route("switches", "routes/organise/switches.tsx");
        route("representatives", "routes/organise/representatives.tsx");
        route("representatives/import", "routes/organise/representatives-import.tsx");
        route("representatives/imports/:import", "routes/organise/representatives-one-import.tsx");
        route("letters/lanes", "routes/organise/lanes.tsx");
        route("letters/doctor", "routes/organise/doctor.tsx");
        route(":campaign/review", "routes/organise/review.tsx");
        route(":campaign/review/new", "routes/organise/review-new.tsx");
        route(":campaign/review/:review", "routes/organise/review-one.tsx");
        route(":campaign/offices", "routes/organise/offices.tsx");
        route(":campaign/offices/stances", "routes/organise/offices-stance.tsx");
        route(":campaign/letters", "routes/organise/ledger.tsx");
        route(":campaign/letters.csv", "routes/organise/ledger-export.ts");
        route(":campaign/letters/templates", "routes/organise/letter-templates.tsx");
        route(":campaign/letters/templates/:action/:language", "routes/organise/letter-template.tsx");
        route(":campaign/donations", "routes/organise/donations.tsx");
        route(":campaign/donations.csv", "routes/organise/donations-export.ts");
        route(":campaign/signatures.csv.age", "routes/organise/signatures-export.ts");
        route(":campaign/totals.csv", "routes/organise/totals-export.ts");
      });
      route("mailbox", "routes/mailbox/layout.tsx", () => {
        route("", "routes/mailbox/mailbox.tsx", { index: true });
        route(":id", "routes/mailbox/message.tsx");
      });
      route("mailbox.json", "routes/mailbox/mailbox-json.ts");
      route("mailbox/:id/html", "routes/mailbox/message-html.ts");
      route(":locale", "routes/locale.tsx", () => {
        route("", "routes/home.tsx", { index: true });
        route("privacy", "routes/privacy.tsx");
        route("safety", "routes/safety.tsx");
        route("holding/:campaign?", "routes/holding.tsx");
        route("read-only", "routes/read-only.tsx");
        route("confirm/:token", "routes/confirm.tsx");
        route("manage/:token", "routes/manage.tsx");
        route("manage/:token/letters/:letter", "routes/manage-letter.tsx");
        route("manage/:token/letters/:letter/message.eml", "routes/manage-letter-copy.ts");
        route("manage/:token/copy.json", "routes/manage-copy.ts");
        route("manage/:token/to-send/:letter", "routes/manage-task.tsx");
        route("manage/:token/to-send/:letter/letter.pdf", "routes/manage-task-pdf.ts");
        route("office/:token", "routes/office.tsx");
        route("office/:token/numbers", "routes/office-numbers.tsx");
        route("c/:campaign", "routes/campaign.tsx");
        route("c/:campaign/sign", "routes/sign.tsx");
        route("c/:campaign/check-your-mail", "routes/check-your-mail.tsx");
        route("c/:campaign/confirmed", "routes/confirmed.tsx");
        route("c/:campaign/thanks", "routes/thanks.tsx");
        route("c/:campaign/share", "routes/share.tsx");
        route("c/:campaign/updates", "routes/updates.tsx");
        route("c/:campaign/updates.atom", "routes/feed.ts");
        route("c/:campaign/evidence", "routes/evidence.tsx");
        route("c/:campaign/sources.bib", "routes/sources-bibtex.ts");
        route("c/:campaign/sources.json", "routes/sources-csl.ts");
        route("c/:campaign/countries", "routes/countries.tsx");
        route("c/:campaign/countries.svg", "routes/countries-map.ts");
        route("c/:campaign/donate", "routes/donate.tsx");
        route("c/:campaign/donate/thanks", "routes/donated.tsx");
        route("c/:campaign/donate/cancelled", "routes/not-donated.tsx");
        route("c/:campaign/donate/manage", "routes/donors.tsx");
        route("c/:campaign/:action", "routes/action.tsx");
        route("c/:campaign/:action/letter", "routes/letter.tsx");
        route("c/:campaign/:action/letter/hand-over", "routes/letter-hand-over.tsx");
        route("c/:campaign/:action/letter/letter.pdf", "routes/letter-pdf.ts");
        route("c/:campaign/:action/answers", "routes/answers.tsx");
        route("*", "routes/not-found.tsx");
      });
      if (process.env.NODE_ENV === "development") {
        route(":locale/components", "routes/components.tsx");
        route(":locale/components/embed", "routes/components-embed.ts");
      }
      route("pictures/:locale/:campaign/:action?/share.png", "routes/pictures/share.ts");
      route("pictures/:locale/:campaign/:action?/qr.svg", "routes/pictures/qr.ts");
      route("embed/:campaign", "routes/embed/box.ts");
      route("embed/:campaign/badge.svg", "routes/embed/badge.ts");
      route("oembed", "routes/embed/oembed.ts");
      route("sitemap.xml", "routes/sitemap.ts");
      route("robots.txt", "routes/robots.ts");
      route("api/v1/openapi.json", "routes/api/openapi.ts");
      route("api/v1/campaigns", "routes/api/campaigns.ts");
      route("api/v1/campaigns/:campaign", "routes/api/campaign.ts");
      route("api/v1/campaigns/:campaign/count.json", "routes/api/count.ts");
      route("api/v1/bodies/:body/postcodes/:file", "routes/api/postcodes.ts");
      route("api/v1/proof", "routes/api/proof.ts");
      route("webhooks/stripe", "routes/webhooks/stripe.ts");
      route("healthz", "routes/healthz.ts");
      route("readyz", "routes/readyz.ts");
      route("metrics", "routes/metrics.ts");
    }),
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false, // no /__manifest to ask at length
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
