const HEAD_MOST = 64 * 1024;

/** The header lines of a message (RFC 5322 §2.2) by lower-case name, from the top, as far as 64 KB reach. */
export function headOf(raw: Uint8Array): Map<string, string[]> {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, HEAD_MOST)).toString("latin1");
  const [head = ""] = text.split(/\r?\n\r?\n/, 1);
  const lines = new Map<string, string[]>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    lines.set(name, [...(lines.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return lines;
}
