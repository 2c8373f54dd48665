import type { LoaderFunctionArgs } from "@remix-run/node";
import { context } from "#app/context.ts";
import { postcodesUnder } from "#app/domain/areas/find.ts";
import type { PostcodesAnswer } from "#app/web/api-shapes.ts";
import { notFound } from "#app/web/forms.ts";
import { OPEN_DATA } from "#app/web/headers.ts";

const FILE = /^(.+)\.json$/;

export async function loader({ params: { body = "", file = "" } }: LoaderFunctionArgs) {
  const { db, now } = context();
  const [, prefix = ""] = FILE.exec(file) ?? [];
  const { areas, ...found } = (await postcodesUnder(db.read, body, prefix, now())) ?? notFound();
  const answer: PostcodesAnswer = { body, areas: areas.map(({ id, name }) => ({ id, name })), ...found };
  return Response.json(answer, { headers: { ...OPEN_DATA, "Cache-Control": "public, max-age=300" } });
}
