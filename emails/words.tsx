import { Text } from "@react-email/components";
import { Fragment } from "react";

const ISOLATE = "\u2068";
const END_ISOLATE = "\u2069";

/** A name for use within a sentence, so that its letters cannot turn the sentence around (UAX #9). */
export const isolated = (name: string) => ISOLATE + name + END_ISOLATE;

/** A paragraph. Isolated names become <bdi>, which the text part turns back into isolates. */
export function Words({ children, small = false }: { children: string; small?: boolean }) {
  return (
    <Text className={small ? "soft" : "ink"} style={small ? SMALL : PARAGRAPH}>
      {children.split(/(\u2068[^\u2069]*\u2069)/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        <Fragment key={index}>{part.startsWith(ISOLATE) ? <bdi>{part.slice(1, -1)}</bdi> : part}</Fragment>
      ))}
    </Text>
  );
}

/** What somebody else wrote: its lines as they are, in whatever direction each runs. */
export function Quoted({ children }: { children: string }) {
  const lines = children.split("\n").map((text, number) => ({ text, id: `${number}` }));
  return (
    <blockquote className="ink" style={QUOTED}>
      {lines.map(({ text, id }) => (
        <div key={id} dir="auto">
          {text || "\u00a0"}
        </div>
      ))}
    </blockquote>
  );
}

const PARAGRAPH = { fontSize: "17px", lineHeight: "1.6", margin: "0 0 20px", color: "#17202b" };
const SMALL = { ...PARAGRAPH, fontSize: "14px", margin: "0 0 8px", color: "#4b5663" };
const QUOTED = { ...PARAGRAPH, borderInlineStart: "3px solid #d3d7d3", paddingInlineStart: "16px" };
