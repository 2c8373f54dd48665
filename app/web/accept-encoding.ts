/** The encodings there are, the smallest first. */
const ENCODINGS = ["br", "gzip", "identity"] as const;
const MOST_REMEMBERED = 200; // browsers send a handful; whoever makes up others fills no memory

type Encoding = (typeof ENCODINGS)[number];

const remembered = new Map<string, readonly Encoding[]>();

/**
 * The encodings that an Accept-Encoding header takes, the best first (RFC 9110 §12.5.3). Without the header there is
 * no knowing what the visitor can read: nothing is encoded.
 */
export function encodingsFor(acceptEncoding = ""): readonly Encoding[] {
  const known = remembered.get(acceptEncoding);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = parse(acceptEncoding);
  remembered.set(acceptEncoding, found);
  return found;
}

function parse(acceptEncoding: string): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = part.split(";").map((word) => word.trim());
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "") ?? "1";
    if (coding) weights.set(coding, Number(weight));
  }
  const others = weights.get("*");
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? others ?? (encoding === "identity" ? Number.MIN_VALUE : 0);
  return ENCODINGS.filter((encoding) => weightOf(encoding) > 0).sort((a, b) => weightOf(b) - weightOf(a));
}
