import { type Bench, CONNECTIONS } from "#tests/bench/bench.ts";
import { startLoad } from "#tests/bench/load.ts";
import { askOnce, openFolder, startLimit, startProgram } from "#tests/bench/program.ts";
import { CAMPAIGN, campaignPage, page } from "#tests/bench/requests.ts";
import { interleaved, perSecond } from "#tests/bench/rounds.ts";
import { rowOf } from "#tests/bench/table.ts";

const ASKED = [
  {
    figure: "campaign page from the cache, against node:http with the same bytes",
    text: campaignPage,
    goal: { atLeast: 0.9 },
  },
  {
    figure: "count.json, against node:http with the same bytes",
    text: page(`/api/v1/campaigns/${CAMPAIGN}/count.json`),
  },
];

/** Public pages as fast as they can be read, against node:http with the same headers and the same compressed body. */
export async function pages({ rounds, seconds, add }: Bench) {
  using folder = openFolder();
  await using program = await startProgram(folder.path, {});
  await using load = await startLoad();
  for (const { figure, text, goal } of ASKED) {
    await using limit = await startLimit("page", await askOnce(program, text));
    const read = (server: typeof limit | typeof program, seconds: number) =>
      load.closed(server, { port: server.port, ask: { kind: "same", text }, connections: CONNECTIONS, seconds }, 200);
    for (const server of [limit, program]) await read(server, seconds / 2);
    const [limits = [], ours = []] = await interleaved(rounds, [
      () => read(limit, seconds),
      () => read(program, seconds),
    ]);
    add(
      rowOf({ part: "pages", figure, unit: "/s", limit: perSecond(limits), ours: perSecond(ours), goal, rounds: ours }),
    );
  }
}
