import type { ReactNode } from "react";
import { SignedLine } from "#app/components/signed-line.tsx";

type HeroProps = { title: string; kicker?: ReactNode; tagline?: string; children?: ReactNode; beside?: ReactNode };

/** The head of the home and campaign pages: the ask, and beside it the line that is signed. */
export function Hero({ title, kicker, tagline, children, beside }: HeroProps) {
  return (
    <div className="hero">
      <div className="wrap">
        <header className="hero-ask">
          {kicker && <p className="kicker">{kicker}</p>}
          <h1>{title}</h1>
          {tagline && <p className="lede">{tagline}</p>}
          {children && <div className="hero-ways">{children}</div>}
        </header>
        <SignedLine>{beside}</SignedLine>
      </div>
    </div>
  );
}
