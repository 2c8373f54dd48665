import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { nested, PortalParams, queries, RefundParams, SessionParams } from "#tests/stripe/params.ts";
import { stripeWorld } from "#tests/stripe/world.ts";

export const SECRET_KEY = "sk_test_countersign";
export const WEBHOOK_SECRET = "whsec_countersign";
const VERSION = "2026-10-28.endive";

type Asked = { method: string; path: string; body: string; key: string | undefined };
type Answer = { status: number; body: unknown };

/**
 * A server that speaks so much of Stripe's API as we use, on a free port: it refuses any parameter, header or version that
 * Stripe's reference does not have there, and answers the same to the same idempotency key.
 */
export async function openStripe(clock: () => Date = () => new Date()) {
  const world = stripeWorld(() => Math.floor(clock().getTime() / 1000));
  const asked: Asked[] = [];
  const answers = new Map<string, { body: string; answer: Answer }>();
  const trouble = { now: "none" as "none" | "down" | "slow" | "failing" | "lost answers" };

  const server = createServer(async (request, response) => {
    const one = await readRequest(request);
    asked.push(one);
    if (trouble.now === "down") return void request.socket.destroy();
    if (trouble.now === "slow") return; // it hangs until the other side gives up
    if (trouble.now === "failing") return send(response, fault(500, "api_error", "down for a moment"));
    const known = one.key === undefined ? undefined : answers.get(one.key);
    if (known && known.body !== one.body) return send(response, fault(400, "idempotency_error", "other parameters"));
    const answer = known?.answer ?? answerTo(world, one, request.headers);
    if (one.key !== undefined) answers.set(one.key, { body: one.body, answer });
    if (trouble.now === "lost answers") return void request.socket.destroy();
    send(response, answer);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    ...world,
    url,
    asked,
    trouble,
    settings: { STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_API_URL: url },
    /** The header that Stripe would send with an event. */
    signature: (body: string, at = clock(), secret = WEBHOOK_SECRET) =>
      Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret,
        timestamp: Math.floor(at.getTime() / 1000),
      }),
    sessions: () => world.all("checkout.session"),
    async [Symbol.asyncDispose]() {
      await new Promise((closed) => server.close(closed).closeAllConnections());
    },
  };
}
export type FakeStripe = Awaited<ReturnType<typeof openStripe>>;
export { DONOR, type StripeEvent } from "#tests/stripe/world.ts";

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = request.headers["idempotency-key"];
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    body: Buffer.concat(chunks).toString(),
    key: typeof key === "string" ? key : undefined,
  };
}

function send(response: ServerResponse, { status, body }: Answer) {
  const headers = { "Content-Type": "application/json", "Request-Id": "req_test", "Stripe-Should-Retry": "false" };
  response.writeHead(status, status >= 500 ? { ...headers, "Stripe-Should-Retry": "true" } : headers);
  response.end(JSON.stringify(body));
}

const fault = (status: number, type: string, message: string, code?: string): Answer => ({
  status,
  body: { error: { type, message, ...(code ? { code } : {}) } },
});
const wrong = (message: string) => fault(400, "invalid_request_error", message, "parameter_invalid");

type World = ReturnType<typeof stripeWorld>;

function answerTo(world: World, { method, path, body, key }: Asked, headers: IncomingMessage["headers"]): Answer {
  if (headers.authorization !== `Bearer ${SECRET_KEY}`)
    return fault(401, "invalid_request_error", "Invalid API Key provided");
  if (headers["stripe-version"] !== VERSION) return wrong("Invalid Stripe API version");
  if (headers["x-stripe-client-telemetry"]) return wrong("telemetry was to be off");
  const [, place = "", query = ""] = /^\/v1\/([^?]+)\??(.*)$/.exec(path) ?? [];
  return method === "POST" ? posted(world, place, body, key) : read(world, place, query);
}

function posted(world: World, place: string, body: string, key: string | undefined): Answer {
  if (key === undefined) return wrong("every change of ours has an idempotency key");
  const params = nested(body);
  if (place === "checkout/sessions") {
    const { data, error } = SessionParams.safeParse(params);
    return data ? { status: 200, body: world.openSession(data) } : wrong(String(error));
  }
  if (place === "refunds") {
    const { data, error } = RefundParams.safeParse(params);
    if (!data) return wrong(String(error));
    const payment = world.objects.get(data.payment_intent);
    if (!payment) return fault(404, "invalid_request_error", "No such payment_intent", "resource_missing");
    if (world.objects.get(payment.latest_charge as string)?.refunded)
      return fault(400, "invalid_request_error", "already refunded", "charge_already_refunded");
    return { status: 200, body: world.refund(payment.id) };
  }
  if (place === "billing_portal/configurations") {
    const { data, error } = PortalParams.safeParse(params);
    if (!data) return wrong(String(error));
    const login = { enabled: true, url: "https://billing.stripe.com/p/login/test_1" };
    const made = { object: "billing_portal.configuration", active: true, metadata: data.metadata, login_page: login };
    return { status: 200, body: world.keep({ id: world.name("bpc"), ...made }) };
  }
  return wrong(`nothing is posted to ${place}`);
}

function read(world: World, place: string, query: string): Answer {
  const params = nested(query) as Record<string, never>;
  const [, kind = "", id = ""] = /^(.*?)(?:\/((?:cs|pi|in|sub)_\w+))?$/.exec(place) ?? [];
  const shape = queries[id ? `${kind}/` : kind];
  if (!shape) return wrong(`nothing is read at ${place}`);
  const { error } = shape.safeParse(params);
  if (error) return wrong(`${place}: ${error}`);
  const expand: string[] = params.expand ?? [];
  if (!id) return listed(world, kind, params, expand);
  const object = world.objects.get(id);
  if (!object) return fault(404, "invalid_request_error", `No such ${kind}`, "resource_missing");
  return { status: 200, body: expanded(world, object, expand) };
}

const KINDS: Record<string, string> = {
  payment_intents: "payment_intent",
  subscriptions: "subscription",
  invoice_payments: "invoice_payment",
  disputes: "dispute",
  "billing_portal/configurations": "billing_portal.configuration",
};
const PAGE_MOST = 3; // so that lists have several pages

function listed(world: World, kind: string, params: Record<string, never>, expand: string[]): Answer {
  const {
    starting_after: after,
    created,
    payment,
    payment_intent: paymentId,
  } = params as {
    starting_after?: string;
    created?: { gte: string };
    payment?: { payment_intent: string };
    payment_intent?: string;
  };
  const all = world
    .all(KINDS[kind] ?? "")
    .filter((one) => !created || (one.created as number) >= Number(created.gte))
    .filter((one) => !paymentId || one.payment_intent === paymentId)
    .filter((one) => !payment || (one.payment as typeof payment).payment_intent === payment.payment_intent)
    .reverse();
  const from = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
  const page = all.slice(from, from + PAGE_MOST);
  const inner = expand.map((path) => path.replace(/^data\./, ""));
  const data = page.map((one) => expanded(world, one, inner));
  return { status: 200, body: { object: "list", url: `/v1/${kind}`, has_more: from + PAGE_MOST < all.length, data } };
}

/** The object as it is asked for: whole where an id would stand; an invoice's payments only when asked for. */
function expanded(world: World, object: Record<string, unknown>, expand: string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...object };
  for (const path of expand) {
    const [first = "", ...rest] = path.split(".");
    if (object.object === "invoice" && first === "payments") {
      const data = world.all("invoice_payment").filter(({ invoice }) => invoice === object.id);
      copy.payments = { object: "list", data, has_more: false };
      continue;
    }
    const named = world.objects.get(String(object[first]));
    if (named) copy[first] = expanded(world, named, rest.length > 0 ? [rest.join(".")] : []);
  }
  delete copy.plan_;
  return copy;
}
