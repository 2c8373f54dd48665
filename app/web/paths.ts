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
    ownLetter: (token: string, letter: string) => `${home}/manage/${token}/letters/${letter}`,
    ownLetterCopy: (token: string, letter: string) => `${home}/manage/${token}/letters/${letter}/message.eml`,
    campaign: (campaign: string) => `${home}/c/${campaign}`,
    sign: (campaign: string) => `${home}/c/${campaign}/sign`,
    checkYourMail: (campaign: string) => `${home}/c/${campaign}/check-your-mail`,
    checkYourMailForLetter: (campaign: string) => `${home}/c/${campaign}/check-your-mail?for=letter`,
    confirmed: (campaign: string) => `${home}/c/${campaign}/confirmed`,
    evidence: (campaign: string) => `${home}/c/${campaign}/evidence`,
    action: (campaign: string, action: string) => `${home}/c/${campaign}/${action}`,
    letter: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter`,
    handOver: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter/hand-over`,
    letterPdf: (campaign: string, action: string) => `${home}/c/${campaign}/${action}/letter/letter.pdf`,
    /** A letter that its writer is to send, behind the link in the writer's mail. */
    task: (token: string, letter: string) => `${home}/manage/${token}/to-send/${letter}`,
    taskPdf: (token: string, letter: string) => `${home}/manage/${token}/to-send/${letter}/letter.pdf`,
  };
};

/** Where the browser's module asks whether proof of work is wanted; in no language. */
export const proofPath = (campaign: string) => `/api/v1/proof?campaign=${campaign}`;

export const organisePaths = {
  overview: "/organise",
  campaign: (campaign: string) => `/organise/${campaign}`,
  signInHelp: "/organise/sign-in",
  signIn: (token: string) => `/organise/sign-in/${token}`,
  signOut: "/organise/sign-out",
  switches: "/organise/switches",
  turned: (name: string) => `/organise/switches?turned=${name}`,
  review: (campaign: string) => `/organise/${campaign}/review`,
  /** The form of conditions; filled with some of them. Tags may stand in an address, a mail domain never. */
  newReview: (campaign: string, conditions: Record<string, string> = {}) => {
    const query = new URLSearchParams(conditions).toString();
    return `/organise/${campaign}/review/new${query && "?"}${query}`;
  },
  oneReview: (campaign: string, review: string) => `/organise/${campaign}/review/${review}`,
  signaturesExport: (campaign: string) => `/organise/${campaign}/signatures.csv.age`,
  ledger: (campaign: string) => `/organise/${campaign}/letters`,
  ledgerExport: (campaign: string) => `/organise/${campaign}/letters.csv`,
  totalsExport: (campaign: string) => `/organise/${campaign}/totals.csv`,
};

/** The local mailbox, in no language of its own. */
export const mailboxPaths = {
  list: "/mailbox",
  message: (id: string) => `/mailbox/${id}`,
  html: (id: string) => `/mailbox/${id}/html`,
};
