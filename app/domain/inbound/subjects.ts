// How machines begin their subjects, language by language, for those that do not say it in a header (RFC 3834).

const AUTOMATIC = [
  "automatic reply",
  "auto[ -]?(reply|response)",
  "out of (the )?office",
  "read:",
  "automatische antwort",
  "abwesenheit",
  "gelesen:",
  "r[ée]ponse automatique",
  "absence du bureau",
  "lu :",
  "respuesta autom[áa]tica",
  "fuera de la oficina",
  "le[íi]do:",
  "risposta automatica",
  "fuori sede",
  "automatisch antwoord",
  "afwezig",
  "resposta autom[áa]tica",
  "autosvar",
  "automatiskt? svar",
  "automaattinen vastaus",
  "automatyczna odpowied[źz]",
  "automatick[áa] odpov[ěe][ďd]",
  "automatikus v[áa]lasz",
  "r[ăa]spuns automat",
  "otomatik yan[ıi]t",
  "αυτόματη απάντηση",
  "автоматический ответ",
  "автоответ",
  "автоматична відповідь",
  "自动(答复|回复)",
  "自動(回覆|応答|返信)",
  "자동 ?(회신|응답)",
  "رد تلقائي",
  "ئاپتوماتىك جاۋاب",
];
const AUTOMATIC_SUBJECT = new RegExp(`^\\s*(re:\\s*)?[\\[(]?\\s*(${AUTOMATIC.join("|")})`, "iu");

const BOUNCE_SUBJECT =
  /undeliver(able|ed)|delivery (status notification|failure|report|has failed)|mail delivery (failed|system|subsystem)|returned mail|failure notice|non[ -]?remis|unzustellbar|no se pudo entregar|mancato recapito/i;

/** Whether a subject says by itself that a machine answers. */
export const isAutomaticSubject = (subject: string) => AUTOMATIC_SUBJECT.test(subject);

/** Whether a subject says that a message came back. */
export const isBounceSubject = (subject: string) => BOUNCE_SUBJECT.test(subject);
