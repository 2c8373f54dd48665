import type donate from "#locales/en/donate.json";
import type email from "#locales/en/email.json";
import type errors from "#locales/en/errors.json";
import type letters from "#locales/en/letters.json";
import type offices from "#locales/en/offices.json";
import type organise from "#locales/en/organise.json";
import type publicWords from "#locales/en/public.json";
import type reading from "#locales/en/reading.json";
import type share from "#locales/en/share.json";

// tsc refuses a key that English lacks.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "public";
    resources: {
      public: typeof publicWords;
      errors: typeof errors;
      donate: typeof donate;
      email: typeof email;
      letters: typeof letters;
      offices: typeof offices;
      organise: typeof organise;
      reading: typeof reading;
      share: typeof share;
    };
    enableSelector: false;
  }
}
