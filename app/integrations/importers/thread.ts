import { parentPort, workerData } from "node:worker_threads";
import { UnusableFile } from "#app/domain/representatives/rows.ts";
import type { Answer, Question } from "#app/integrations/importers/beside.ts";
import { readRepresentatives } from "#app/integrations/importers/read.ts";

// Reads one upload beside the web process and ends, which gives all its memory back.
const { format, files, now } = workerData as Question;

async function answer(): Promise<Answer> {
  try {
    return { file: await readRepresentatives(format, files, now) };
  } catch (error) {
    if (error instanceof UnusableFile) return { unusable: error.message };
    throw error;
  }
}

parentPort?.postMessage(await answer());
