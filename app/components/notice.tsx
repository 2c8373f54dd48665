import type { ReactNode } from "react";

type NoticeProps = {
  kind?: "plain" | "good" | "warning" | "bad";
  title?: string;
  role?: "status" | "alert";
  children: ReactNode;
};

export function Notice({ kind = "plain", title, role, children }: NoticeProps) {
  return (
    <div className={kind === "plain" ? "notice" : `notice notice-${kind}`} role={role}>
      {title && <h2>{title}</h2>}
      <div className="stack">{children}</div>
    </div>
  );
}
