import express, { type RequestHandler } from "express";
import type { FormValues } from "#app/web/form-state.ts";

/** Enough for the whole of a country's lists; everything else that people send is far smaller. */
export const UPLOAD_MOST_BYTES = 32 * 1024 * 1024;

const isUpload = (type: string | null | undefined) => type?.startsWith("multipart/form-data") ?? false;

/** Lets an organiser send files; whoever is not signed in is bound by the limit of all other forms. */
export function uploadsOf(isSignedIn: (cookie: string) => Promise<boolean>): RequestHandler {
  const read = express.raw({ type: "multipart/form-data", limit: UPLOAD_MOST_BYTES });
  return async (request, response, next) => {
    if (request.method !== "POST" || !isUpload(request.get("Content-Type"))) return next();
    const signedIn = await isSignedIn(request.get("Cookie") ?? "").catch(() => false);
    return signedIn ? read(request, response, next) : next();
  };
}

export type UploadedFile = { name: string; bytes: Uint8Array };

/**
 * The fields and the files of a form with uploads; null when it is another kind of form.
 * @throws a 400 Response when the body is broken.
 */
export async function readUpload(request: Request): Promise<{ fields: FormValues; files: UploadedFile[] } | null> {
  if (!isUpload(request.headers.get("Content-Type"))) return null;
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  });
  const fields: FormValues = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") fields[name] = value;
    else if (value.size > 0) files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { fields, files };
}
