const FRESH_MS = 1_000;
const SHOWN_WHILE_RENDERING_MS = 5_000; // a page agrees with the count within five seconds
const SHOWN_WHEN_FAILING_MS = 60_000;
const PATIENCE_MS = 1_000;
const HANGS_MS = 10_000;
const MOST_PAGES = 500;
const MOST_BYTES = 16 * 1024 * 1024;

/** What the cache must know of a page: its size in memory, and whether it says itself that it is for everyone. */
export type Page = { status: number; keep: boolean; bytes: number };

/** Makes the page; it is given the last one, of whatever age, which it may build on. */
type Render<P> = (last: P | undefined) => Promise<P>;

type Kept<P> = { page: P; at: number; freshUntil: number };
type Rendering<P> = { at: number; page: Promise<P>; tooLong: Promise<void> };

type Settings = {
  now: () => Date;
  /** Called once for each rendering that failed while an older page could be shown. */
  onFault: (error: unknown) => void;
  mostPages?: number;
  mostBytes?: number;
  /** How long a visitor waits for a rendering while there is an older page to show. */
  patienceMs?: number;
};

/**
 * Keeps rendered pages for a second by the clock, counted from when their rendering began; of one page there is one
 * rendering at a time, however many ask. Who asks meanwhile gets the last page while it is at most 5 s old, else waits
 * for the new one; a second at most where there is one of the last minute. When rendering throws or answers 5xx, the
 * page of the last minute is shown, and a second passes before the next attempt. What does not say `keep` goes to
 * those who wait for it and is forgotten. The oldest pages leave first.
 */
export class PageCache<P extends Page> {
  readonly #settings;
  readonly #pages = new Map<string, Kept<P>>();
  readonly #renderings = new Map<string, Rendering<P>>();
  #bytes = 0;

  constructor(settings: Settings) {
    this.#settings = { mostPages: MOST_PAGES, mostBytes: MOST_BYTES, patienceMs: PATIENCE_MS, ...settings };
  }

  /** The page, if it need not be rendered now: the way of nearly every request. */
  fresh(key: string): P | undefined {
    const kept = this.#pages.get(key);
    if (!kept) return;
    const now = this.#now();
    return now < kept.freshUntil && now >= kept.at ? kept.page : undefined; // a clock may be put back
  }

  /** The page, rendered if need be. Rejects when `render` does and there is no page of the last minute. */
  async get(key: string, render: Render<P>): Promise<P> {
    const fresh = this.fresh(key);
    if (fresh) return fresh;
    const running = this.#running(key);
    const last = running && this.#last(key, SHOWN_WHILE_RENDERING_MS);
    if (last) return last;
    const { page, tooLong } = running ?? this.#begin(key, render);
    return this.#last(key) ? Promise.race([page, tooLong.then(() => this.#last(key) ?? page)]) : page;
  }

  #running(key: string): Rendering<P> | undefined {
    const rendering = this.#renderings.get(key);
    return rendering && this.#ageOf(rendering) < HANGS_MS ? rendering : undefined;
  }

  #begin(key: string, render: Render<P>): Rendering<P> {
    const at = this.#now();
    const page = render(this.#pages.get(key)?.page).then(
      (done) => (done.status < 500 ? this.#keep(key, done, at) : this.#fallBack(key, faultOf(done), done)),
      (error) => this.#fallBack(key, error),
    );
    const tooLong = new Promise<void>((over) => setTimeout(over, this.#settings.patienceMs).unref());
    const rendering = { at, page, tooLong };
    const end = () => this.#renderings.get(key) === rendering && this.#renderings.delete(key);
    this.#renderings.set(key, rendering);
    page.then(end, end);
    return rendering;
  }

  #keep(key: string, page: P, at: number): P {
    const before = this.#pages.get(key);
    if (before && before.at > at) return page; // a rendering that hung ends after a younger one
    this.#forget(key);
    if (!page.keep) return page;
    this.#pages.set(key, { page, at, freshUntil: at + FRESH_MS });
    this.#bytes += page.bytes;
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#settings.mostPages && this.#bytes <= this.#settings.mostBytes) break;
      this.#forget(oldest);
    }
    return page;
  }

  #fallBack(key: string, fault: unknown, failed?: P): P {
    const last = this.#last(key);
    const kept = this.#pages.get(key);
    if (last && kept) {
      this.#settings.onFault(fault);
      kept.freshUntil = Math.min(this.#now() + FRESH_MS, kept.at + SHOWN_WHEN_FAILING_MS);
      return last;
    }
    if (failed) return failed;
    throw fault;
  }

  #forget(key: string) {
    this.#bytes -= this.#pages.get(key)?.page.bytes ?? 0;
    this.#pages.delete(key);
  }

  #last(key: string, mostMs = SHOWN_WHEN_FAILING_MS): P | undefined {
    const kept = this.#pages.get(key);
    return kept && this.#ageOf(kept) <= mostMs ? kept.page : undefined;
  }

  /** In milliseconds. What is younger than now, by a clock put back, is as old as can be. */
  #ageOf({ at }: { at: number }): number {
    const age = this.#now() - at;
    return age < 0 ? Number.POSITIVE_INFINITY : age;
  }

  #now = () => this.#settings.now().getTime();
}

const faultOf = ({ status }: Page) => Object.assign(new Error("a page answered with a fault"), { code: status });
