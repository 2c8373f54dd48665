import type errors from "#locales/en/errors.json";
import type organise from "#locales/en/organise.json";
import type publicWords from "#locales/en/public.json";

// tsc refuses a key that English lacks.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "public";
    resources: { public: typeof publicWords; errors: typeof errors; organise: typeof organise };
    enableSelector: false;
  }
}
