import { Worker } from "node:worker_threads";
import type { ImportFormat } from "#app/domain/representatives/formats.ts";
import { type RepresentativeFile, UnusableFile } from "#app/domain/representatives/rows.ts";
import type { SourceFile } from "#app/integrations/importers/files.ts";
import { projectRoot } from "#app/web/project-root.ts";

export type Question = { format: ImportFormat; files: SourceFile[]; now: Date };
export type Answer = { file: RepresentativeFile } | { unusable: string };

/** A file that unfolds beyond this in memory is not what a parliament's list looks like. */
const MOST_MEMORY_MB = 768;

/**
 * As readRepresentatives, in a thread of its own: a large file takes seconds, in which nobody who signs may wait.
 * @throws {UnusableFile} with a sentence.
 */
export function readBeside(format: ImportFormat, files: SourceFile[], now: Date): Promise<RepresentativeFile> {
  const question: Question = { format, files, now };
  const thread = new Worker(new URL("app/integrations/importers/thread.ts", projectRoot), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  return new Promise((read, failed) => {
    thread.on("message", (answer: Answer) =>
      "file" in answer ? read(answer.file) : failed(new UnusableFile(answer.unusable)),
    );
    thread.on("error", (error: NodeJS.ErrnoException) =>
      failed(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new UnusableFile("The file is too large to be read.") : error),
    );
  });
}
