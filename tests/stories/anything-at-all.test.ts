import fc from "fast-check";
import { expect, test } from "vitest";
import { encoded, goodForm, openSite } from "#tests/site.ts";

const RUNS = 300;
const FIELDS = [
  "name",
  "email",
  "country",
  "actions",
  "visibility",
  "comment",
  "updates",
  "consent",
  "__proto__",
  "x[0]",
];
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 120 }), fc.string({ unit: "grapheme", maxLength: 40 }));
const changes = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(text, fc.array(text, { maxLength: 3 })), {
  maxKeys: 4,
});

test("whatever is typed into the form, it is taken or shown again, and never breaks", async () => {
  await using site = await openSite();
  await fc.assert(
    fc.asyncProperty(changes, async (typed) => {
      const { status } = await site.post("/en/c/xinjiang/sign", goodForm(typed));
      expect([303, 400, 404]).toContain(status);
    }),
    { numRuns: RUNS },
  );
});

test("whatever bytes come as a form, they are taken or refused, and never break", async () => {
  await using site = await openSite();
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, appended) => {
      const start = appended ? Buffer.from(`${encoded(goodForm())}&name=`) : Buffer.alloc(0);
      const body = Buffer.concat([start, bytes]);
      const { status } = await site.ask("/en/c/xinjiang/sign", { method: "POST", body, headers });
      expect([303, 400, 404]).toContain(status);
    }),
    { numRuns: RUNS },
  );
});

test("whatever is asked for, there is an answer", async () => {
  await using site = await openSite();
  const segment = fc.oneof(
    fc.constantFrom(
      "en",
      "c",
      "xinjiang",
      "sanctions",
      "letter",
      "sign.data",
      "confirm",
      "manage",
      "api",
      "organise",
      "..",
      "%2e%2e",
      "%00",
      "%",
      "",
    ),
    fc.webSegment(),
  );
  const query = fc.oneof(
    fc.constant(""),
    fc.webQueryParameters().map((words) => `?${words}`),
    fc.constant("?_data=root"),
    fc.constant("?country=%FF&representative=%"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 6 }), query, async (path, words) => {
      const { status } = await site.get(`/${path.join("/")}${words}`);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: RUNS },
  );
});
