import type { ReactNode } from "react";
import { Strokes } from "#app/components/mark.tsx";

/** Two signatures on a line, and beneath the line what has been signed. */
export function SignedLine({ children }: { children?: ReactNode }) {
  return (
    <div className="hero-line">
      <Strokes />
      <div className="hero-signed">{children}</div>
    </div>
  );
}
