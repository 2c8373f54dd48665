import type { ReactNode } from "react";
import { Strokes } from "#app/components/mark.tsx";

/** Two signatures on a line, and beneath the line what has been signed. A fresh one: the second is being written. */
export function SignedLine({ fresh = false, children }: { fresh?: boolean; children?: ReactNode }) {
  return (
    <div className={fresh ? "hero-line being-signed" : "hero-line"}>
      <Strokes />
      <div className="hero-signed">{children}</div>
    </div>
  );
}
