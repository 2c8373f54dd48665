import { z } from "zod";
import { context } from "#app/context.ts";
import { CampaignAnswer, CampaignsAnswer, CountAnswer, PostcodesAnswer } from "#app/web/api-shapes.ts";
import { OPEN_DATA } from "#app/web/headers.ts";

const CAMPAIGN = { name: "campaign", in: "path", required: true, schema: { type: "string" } };
const BODY = { name: "body", in: "path", required: true, schema: { type: "string" } };
const BEGINNING = { name: "beginning", in: "path", required: true, schema: { type: "string", example: "EX1" } };
const LOCALE = { name: "locale", in: "query", schema: { type: "string", default: "en" } };
const WORDS = { name: "locale", in: "query", schema: { type: "string" } };

/** The public API as an OpenAPI 3.1 document, made from the very shapes the routes answer in. */
export const loader = () =>
  Response.json(
    {
      openapi: "3.1.0",
      info: {
        title: "Countersign",
        version: "1",
        description: "Campaigns and their numbers. Reading only, open to every page.",
      },
      servers: [{ url: context().config.PUBLIC_URL }],
      paths: {
        "/api/v1/campaigns": get("campaigns", CampaignsAnswer, []),
        "/api/v1/campaigns/{campaign}": get("campaign", CampaignAnswer, [CAMPAIGN, LOCALE]),
        "/api/v1/campaigns/{campaign}/count.json": get("count", CountAnswer, [CAMPAIGN, WORDS]),
        "/api/v1/bodies/{body}/postcodes/{beginning}.json": get("postcodes", PostcodesAnswer, [BODY, BEGINNING]),
      },
    },
    { headers: { ...OPEN_DATA, "Cache-Control": "public, max-age=3600" } },
  );

function get(operationId: string, shape: z.ZodType, parameters: object[]) {
  const { $schema: _, ...schema } = z.toJSONSchema(shape);
  return {
    get: {
      operationId,
      parameters,
      responses: {
        200: { description: shape.meta()?.description ?? "", content: { "application/json": { schema } } },
        ...(parameters.length > 0 ? { 404: { description: "There is no such thing." } } : {}),
      },
    },
  };
}
