import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "#tests/faults/thorough.ts";

// ext4's own way to fail as in a power cut (EXT4_IOC_SHUTDOWN without flushing its journal), which Node cannot call.
const CUT = 'open(F, "<", $ARGV[0]) or die "$!"; $how = pack("L", 2); ioctl(F, 0x8004587d, $how) or die "$!"';

/** A disk of its own: an ext4 file system in a file, mounted. */
export async function openDisk(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-disk-"));
  const image = join(folder, "image");
  const path = join(folder, "mounted");
  writeFileSync(image, "");
  truncateSync(image, megabytes * 2 ** 20);
  mkdirSync(path);
  run("mkfs.ext4", ["-q", "-m", "0", image]);
  const mount = () => run("mount", ["-o", "loop", image, path]);
  const unmount = async () => {
    if (!(await until(() => spawnSync("umount", [path]).status === 0, 10_000))) throw new Error(`${path} stays busy`);
  };
  mount();
  return {
    path,

    /**
     * The power is cut: what had not reached the disk never will, and everything asked of it fails. Not quite: a sync
     * under way at this moment may be reported done and be lost (Linux 6.18, ext4; in 3 of 80 cuts, to a program that
     * does nothing but append and sync). So only what was answered before the cut is a promise.
     */
    cut: () => run("perl", ["-e", CUT, path]),

    /** The power is back: the file system is mounted anew, which replays its journal. */
    async restore() {
      await unmount();
      mount();
    },

    async [Symbol.asyncDispose]() {
      await unmount();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Why this machine cannot mount a disk of a test's own; null when it can. */
export async function whyNoDisk(): Promise<string | null> {
  try {
    await using disk = await openDisk(8);
    disk.cut();
    return null;
  } catch (error) {
    return `no disk of a test's own can be mounted and cut off here (${(error as Error).message.trim()}); it needs root, a loop device and ext4`;
  }
}

function run(command: string, words: string[]) {
  const { status, stderr, error } = spawnSync(command, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}
