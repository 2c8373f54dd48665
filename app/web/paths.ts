/** Every address the site gives out, in one language. `redirect("..")` is relative to the route tree, so routes use these. */
export const paths = (locale: string) => {
  const home = `/${locale}`;
  return {
    home,
    privacy: `${home}/privacy`,
    safety: `${home}/safety`,
    readOnly: `${home}/read-only`,
    holding: (campaign?: string) => (campaign === undefined ? `${home}/holding` : `${home}/holding/${campaign}`),
    confirm: (token: string) => `${home}/confirm/${token}`,
    manage: (token: string) => `${home}/manage/${token}`,
    office: (token: string) => `${home}/office/${token}`,
    officeNumbers: (token: string) => `${home}/office/${token}/numbers`,
    ownLetter: (token: string, letter: string) => `${home}/manage/${token}/letters/${letter}`,
    ownLetterCopy: (token: string, letter: string) => `${home}/manage/${token}/letters/${letter}/message.eml`,
    campaign: (campaign: string) => `${home}/c/${campaign}`,
    sign: (campaign: string) => `${home}/c/${campaign}/sign`,
    checkYourMail: (campaign: string) => `${home}/c/${campaign}/check-your-mail`,
    checkYourMailForLetter: (campaign: string) => `${home}/c/${campaign}/check-your-mail?for=letter`,
    confirmed: (campaign: string) => `${home}/c/${campaign}/confirmed`,
    thanks: (campaign: string, after: string) => `${home}/c/${campaign}/thanks?after=${after}`,
    share: (campaign: string) => `${home}/c/${campaign}/share`,
    updates: (campaign: string) => `${home}/c/${campaign}/updates`,
    feed: (campaign: string) => `${home}/c/${campaign}/updates.atom`,
    evidence: (campaign: string) => `${home}/c/${campaign}/evidence`,
    countries: (campaign: string) => `${home}/c/${campaign}/countries`,
    countriesMap: (campaign: string) => `${home}/c/${campaign}/countries.svg`,
    sources: (campaign: string, format: "bib" | "json") => `${home}/c/${campaign}/sources.${format}`,
    action: (campaign: string, action: string) => `${home}/c/${campaign}/${action}`,
    letter: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter`,
    handOver: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter/hand-over`,
    letterPdf: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter/letter.pdf`,
    /** A letter that its writer is to send, behind the link in the writer's mail. */
    task: (token: string, letter: string) => `${home}/manage/${token}/to-send/${letter}`,
    taskPdf: (token: string, letter: string) => `${home}/manage/${token}/to-send/${letter}/letter.pdf`,
    donate: (campaign: string, currency?: string) =>
      `${home}/c/${campaign}/donate${currency === undefined ? "" : `?currency=${currency.toLowerCase()}`}`,
    donated: (campaign: string) => `${home}/c/${campaign}/donate/thanks`,
    notDonated: (campaign: string) => `${home}/c/${campaign}/donate/cancelled`,
    /** Leads on to Stripe's page for monthly donors. */
    donors: (campaign: string) => `${home}/c/${campaign}/donate/manage`,
    answers: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/answers`,
  };
};

/** Where the browser's module asks whether proof of work is wanted; in no language. */
export const proofPath = (campaign: string) => `/api/v1/proof?campaign=${campaign}`;

/** Where the browser's module asks for a count, in words of a language. */
export const countPath = (campaign: string, locale: string) =>
  `/api/v1/campaigns/${campaign}/count.json?locale=${locale}`;

/** Where the browser's module asks for all postcodes with one beginning, to look hers up itself; in no language. */
export const postcodesPath = (body: string) => `/api/v1/bodies/${encodeURIComponent(body)}/postcodes/`;

/** What is drawn of a page, for wherever its address is shown: of a campaign, or of one of its actions. */
export const picturePaths = (locale: string, campaign: string, action?: string) => {
  const place = ["/pictures", locale, campaign, action].filter((part) => part !== undefined).join("/");
  return { share: `${place}/share.png`, qr: `${place}/qr.svg` };
};

/** The picture for pages that have none of their own, and for when none can be drawn. */
export const PLAIN_PICTURE = "/share.png";

/** The small files by which a box stands in another site's page, and tells it its height. */
export const embedScripts = { page: "/embed.js", frame: "/embed-frame.js" };

/** What other sites show of a campaign. */
export const embedPaths = {
  box: (campaign: string) => `/embed/${campaign}`,
  badge: (campaign: string) => `/embed/${campaign}/badge.svg`,
  oembed: (url: string) => `/oembed?url=${encodeURIComponent(url)}&format=json`,
};

export const organisePaths = {
  overview: "/organise",
  campaign: (campaign: string) => `/organise/${campaign}`,
  signInHelp: "/organise/sign-in",
  signIn: (token: string) => `/organise/sign-in/${token}`,
  signInAgain: "/organise/sign-in?then=account",
  signOut: "/organise/sign-out",
  account: "/organise/account",
  accountDone: (done: string) => `/organise/account?done=${done}`,
  switches: "/organise/switches",
  representatives: "/organise/representatives",
  importRepresentatives: "/organise/representatives/import",
  importFor: (body: string) => `/organise/representatives/import?body=${encodeURIComponent(body)}`,
  oneImport: (id: string) => `/organise/representatives/imports/${id}`,
  inbound: "/organise/letters/inbound",
  inboundDone: (done: string) => `/organise/letters/inbound?done=${done}`,
  turned: (name: string) => `/organise/switches?turned=${name}`,
  lanes: "/organise/letters/lanes",
  doctor: "/organise/letters/doctor",
  review: (campaign: string) => `/organise/${campaign}/review`,
  /** The form of conditions; filled with some of them. Tags may stand in an address, a mail domain never. */
  newReview: (campaign: string, conditions: Record<string, string> = {}) => {
    const query = new URLSearchParams(conditions).toString();
    return `/organise/${campaign}/review/new${query && "?"}${query}`;
  },
  oneReview: (campaign: string, review: string) => `/organise/${campaign}/review/${review}`,
  offices: (campaign: string) => `/organise/${campaign}/offices`,
  stances: (campaign: string) => `/organise/${campaign}/offices/stances`,
  letterTemplates: (campaign: string) => `/organise/${campaign}/letters/templates`,
  /** The editor of one letter's texts; `from` fills it with an earlier version, 0 with the campaign's own text. */
  letterTemplate: (campaign: string, action: string, locale: string, query: { from?: number; saved?: "yes" } = {}) => {
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
    return `/organise/${campaign}/letters/templates/${action}/${locale}${asked && "?"}${asked}`;
  },
  signaturesExport: (campaign: string) => `/organise/${campaign}/signatures.csv.age`,
  ledger: (campaign: string) => `/organise/${campaign}/letters`,
  ledgerExport: (campaign: string) => `/organise/${campaign}/letters.csv`,
  donations: (campaign: string) => `/organise/${campaign}/donations`,
  donationsDone: (campaign: string, done: string) => `/organise/${campaign}/donations?done=${done}`,
  refund: (campaign: string, payment: string) =>
    `/organise/${campaign}/donations?refund=${encodeURIComponent(payment)}`,
  donationsExport: (campaign: string) => `/organise/${campaign}/donations.csv`,
  totalsExport: (campaign: string) => `/organise/${campaign}/totals.csv`,
};

/** The local mailbox, in no language of its own. */
export const mailboxPaths = {
  list: "/mailbox",
  message: (id: string) => `/mailbox/${id}`,
  html: (id: string) => `/mailbox/${id}/html`,
};
