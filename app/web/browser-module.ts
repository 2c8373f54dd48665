import { createContext } from "react";

/**
 * The built address of app/entry.client.ts, which Remix knows only while it renders. Pages that want it say
 * `handle = { browserModule: true }`, or tell by their loader's data whether they do.
 */
export const BrowserModule = createContext<string | null>(null);

type Handle = { browserModule?: true | ((data: unknown) => boolean) };

/** Whether a page, or what stands around it, wants the module. */
export const wantsModule = ({ handle, data }: { handle: unknown; data: unknown }): boolean => {
  const { browserModule = false } = (handle ?? {}) as Handle;
  return typeof browserModule === "function" ? browserModule(data) : browserModule;
};
