import { createContext } from "react";

/** The built address of app/entry.client.ts, which Remix knows only while it renders. Pages that want it say `handle = { browserModule: true }`. */
export const BrowserModule = createContext<string | null>(null);
