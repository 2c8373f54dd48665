import { expect, test } from "vitest";
import { PageCache } from "#app/web/page-cache.ts";

type Text = { text: string; status: number; keep: boolean; bytes: number };

const page = (text: string, changes: Partial<Text> = {}): Text => ({
  text,
  status: 200,
  keep: true,
  bytes: text.length,
  ...changes,
});

/** A cache with a clock of its own, and a renderer whose answers are given one by one. */
function opened(settings: { mostPages?: number; mostBytes?: number; patienceMs?: number } = {}) {
  let time = 1_700_000_000_000;
  const faults: unknown[] = [];
  const begun: PromiseWithResolvers<Text>[] = [];
  const cache = new PageCache<Text>({
    now: () => new Date(time),
    onFault: (fault) => faults.push(fault),
    patienceMs: 10,
    ...settings,
  });
  return {
    cache,
    faults,
    begun,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
    /** Asks for a page whose rendering ends when `begun` says so. */
    ask: (key = "/en") =>
      cache.get(key, () => {
        const rendering = Promise.withResolvers<Text>();
        begun.push(rendering);
        return rendering.promise;
      }),
    /** Asks for a page that is rendered at once. */
    show: (text: string, key = "/en", changes: Partial<Text> = {}) => cache.get(key, async () => page(text, changes)),
  };
}

const fails = async (): Promise<Text> => {
  throw new Error("the database is away");
};

test("a page is shown for a second and then rendered anew", async () => {
  const { cache, show, pass } = opened();
  expect((await show("first")).text).toBe("first");
  pass(0.999);
  expect((await show("second")).text).toBe("first");
  expect(cache.fresh("/en")?.text).toBe("first");
  pass(0.001);
  expect(cache.fresh("/en")).toBeUndefined();
  expect((await show("second")).text).toBe("second");
});

test("a page is as old as the moment its rendering began", async () => {
  const { ask, begun, pass, show } = opened();
  const slow = ask();
  pass(2);
  begun[0]?.resolve(page("seen two seconds ago"));
  expect((await slow).text).toBe("seen two seconds ago");
  expect((await show("now")).text).toBe("now");
});

test("a thousand people ask for a page that nobody has seen: it is rendered once, and all get it", async () => {
  const { ask, begun } = opened();
  const asked = Array.from({ length: 1000 }, () => ask());
  expect(begun).toHaveLength(1);
  begun[0]?.resolve(page("one"));
  expect(new Set((await Promise.all(asked)).map(({ text }) => text))).toEqual(new Set(["one"]));
});

test("a thousand people ask at the moment of expiry: one waits for the new page, the others see the last", async () => {
  const { ask, begun, pass, show } = opened();
  await show("last");
  pass(1);
  const first = ask();
  const others = await Promise.all(Array.from({ length: 999 }, () => ask()));
  expect(new Set(others.map(({ text }) => text))).toEqual(new Set(["last"]));
  begun[0]?.resolve(page("new"));
  expect((await first).text).toBe("new");
  expect((await ask()).text).toBe("new");
  expect(begun).toHaveLength(1);
});

test("a page older than five seconds is waited for, since the count may have moved far", async () => {
  const { ask, begun, pass, show } = opened({ patienceMs: 60_000 });
  await show("last");
  pass(6);
  const asked = [ask(), ask()];
  begun[0]?.resolve(page("new"));
  expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(["new", "new"]);
});

test("a rendering hangs: everyone sees the page of the last minute, and after ten seconds another is tried", async () => {
  const { ask, begun, pass, show } = opened();
  await show("last");
  pass(9);
  expect((await ask()).text).toBe("last"); // who asked first has waited long enough
  expect((await ask()).text).toBe("last");
  pass(9.9);
  expect((await ask()).text).toBe("last");
  expect(begun).toHaveLength(1);
  pass(0.1);
  expect((await show("new")).text).toBe("new");
  begun[0]?.resolve(page("of long ago"));
  await begun[0]?.promise;
  expect((await show("newer")).text).toBe("new");
});

test("rendering fails: the page of the last minute is shown, one fault is told, and a second passes before the next try", async () => {
  const { cache, ask, begun, faults, pass, show } = opened();
  await show("last");
  pass(30);
  const asked = [ask(), ask(), ask()];
  begun[0]?.reject(new Error("the database is away"));
  expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(["last", "last", "last"]);
  expect(faults).toHaveLength(1);
  expect((await cache.get("/en", fails)).text).toBe("last");
  expect(faults).toHaveLength(1);
  pass(1);
  expect((await show("broken", "/en", { status: 500, keep: false })).text).toBe("last");
  expect(faults).toHaveLength(2);
  pass(1);
  expect((await show("mended")).text).toBe("mended");
});

test("rendering fails for more than a minute, or from the beginning: the fault is told to the visitor", async () => {
  const { cache, faults, pass, show } = opened();
  await show("last");
  pass(61);
  await expect(cache.get("/en", fails)).rejects.toThrow("away");
  expect((await show("broken", "/en", { status: 503, keep: false })).text).toBe("broken");
  await expect(cache.get("/other", fails)).rejects.toThrow("away");
  expect(faults).toEqual([]);
});

test("a page that is gone or private is shown to those who wait for it, and not kept", async () => {
  const { show, pass } = opened();
  await show("here");
  pass(1);
  expect((await show("gone", "/en", { status: 404, keep: false })).text).toBe("gone");
  expect((await show("private", "/en", { keep: false })).text).toBe("private");
  expect((await show("back")).text).toBe("back");
});

test("the clock is put back: a page of the future is not shown", async () => {
  const { show, pass } = opened();
  await show("tomorrow");
  pass(-3600);
  expect((await show("today")).text).toBe("today");
});

test("so many pages are kept, and so many bytes, and the oldest leave first", async () => {
  const { cache, show } = opened({ mostPages: 3, mostBytes: 10 });
  for (const key of ["/a", "/b", "/c", "/d"]) await show("x", key);
  expect(["/a", "/b", "/c", "/d"].map((key) => cache.fresh(key) !== undefined)).toEqual([false, true, true, true]);
  await show("123456789", "/e");
  expect(["/b", "/c", "/d", "/e"].map((key) => cache.fresh(key) !== undefined)).toEqual([false, false, true, true]);
  await show("12345678901", "/f");
  expect(cache.fresh("/f")).toBeUndefined();
});
