import type { ReactNode } from "react";

type Look = "main" | "large" | "quiet" | "danger" | "plain";

type ButtonProps = { children: ReactNode; look?: Look; name?: string; value?: string; type?: "submit" | "button" };

/** `action` sends the form somewhere else than the form itself says. */
export function Button({
  children,
  look = "main",
  type = "submit",
  name,
  value,
  action,
}: ButtonProps & { action?: string }) {
  return (
    <button type={type} className={classOf(look)} name={name} value={value} formAction={action}>
      {children}
    </button>
  );
}

type ButtonLinkProps = { href: string; children: ReactNode; look?: Look; rel?: string; download?: boolean };

export function ButtonLink({ href, children, look = "main", rel, download }: ButtonLinkProps) {
  return (
    <a href={href} className={classOf(look)} rel={rel} download={download}>
      {children}
    </a>
  );
}

/** A form that is one button: all it says is in its hidden fields. Without `action` it goes to the page it is on. */
export function ButtonForm({
  action,
  fields = {},
  ...button
}: ButtonProps & { action?: string; fields?: Record<string, string> | [name: string, value: string][] }) {
  return (
    <form method="post" action={action}>
      {(Array.isArray(fields) ? fields : Object.entries(fields)).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  );
}

export function Buttons({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}

function classOf(look: Look): string {
  return look === "main" ? "button" : `button button-${look}`;
}
