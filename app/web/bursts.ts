const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const FLOOR = 60; // signings a minute under which no campaign ever is in a burst
const TIMES_USUAL = 5;
const QUIET_MS = 10 * MINUTE_MS; // a burst ends after so long under half of what began it
const MOST_MS = 6 * 3_600_000; // a rate that lasts longer is the campaign's new everyday

/**
 * Notices when a campaign is signed far more often than usual: more than 60 times within a minute, and more than five times
 * the mean minute of the hour before. What was usual is remembered as the burst begins, so that a long flood does not
 * become usual by lasting; it ends after ten minutes under half of what began it, or after six hours. Each process
 * sees what it serves. After a start nothing was usual, so that only the 60 hold.
 */
export function burstWatch() {
  const campaigns = new Map<string, Minutes>();

  return {
    /** Counts one signing, and says whether the campaign is in a burst. */
    count(campaignId: string, now: Date): boolean {
      const minutes = campaigns.get(campaignId) ?? newMinutes();
      campaigns.set(campaignId, minutes);
      forward(minutes, now);
      minutes.counts[0] = (minutes.counts[0] ?? 0) + 1;
      return judge(minutes, now);
    },

    /** Whether the campaign is in a burst. */
    isIn(campaignId: string, now: Date): boolean {
      const minutes = campaigns.get(campaignId);
      if (!minutes) return false;
      forward(minutes, now);
      return judge(minutes, now);
    },
  };
}

export type BurstWatch = ReturnType<typeof burstWatch>;

/** The present minute first, then those before it. `over`: what began the burst that is on. */
type Minutes = {
  minute: number;
  counts: number[];
  over: { threshold: number; since: number; lastHigh: number } | null;
};

const newMinutes = (): Minutes => ({ minute: 0, counts: [], over: null });

function forward(minutes: Minutes, now: Date) {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const gone = Math.min(Math.max(0, minute - minutes.minute), HOUR_MINUTES + 1);
  if (gone === 0) return;
  minutes.counts = [...Array(gone).fill(0), ...minutes.counts].slice(0, HOUR_MINUTES + 1);
  minutes.minute = minute;
}

function judge(minutes: Minutes, now: Date): boolean {
  const [present = 0, last = 0, ...before] = minutes.counts;
  const rate = Math.max(present, last);
  const at = now.getTime();
  if (!minutes.over) {
    const usual = before.reduce((sum, each) => sum + each, 0) / HOUR_MINUTES;
    const threshold = Math.max(FLOOR, TIMES_USUAL * usual);
    if (rate > threshold) minutes.over = { threshold, since: at, lastHigh: at };
    return minutes.over !== null;
  }
  const { threshold, since, lastHigh } = minutes.over;
  if (rate > threshold / 2) minutes.over.lastHigh = at;
  else if (at - lastHigh > QUIET_MS) minutes.over = null;
  if (at - since > MOST_MS) minutes.over = null;
  return minutes.over !== null;
}
