import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { FormWay } from "#app/components/letter/form-way.tsx";
import { MailboxWay } from "#app/components/letter/mailbox-way.tsx";
import type { PaperView } from "#app/components/letter/paper-sheet.tsx";
import { PaperWay } from "#app/components/letter/paper-way.tsx";
import { Notice } from "#app/components/notice.tsx";

type Said = { language: string; subject: string; text: string };
export type FormWayView = Said & {
  way: "web-form";
  formHref: string;
  /** Of what did not fit; null where everything did, or nobody knows how much the form takes. */
  leftOut: string | null;
  most: string | null;
  length: string;
};
export type MailboxWayView = Said & { way: "own-mailbox"; address: string; mailto: { href: string; whole: boolean } };
export type PaperWayView = Said & { way: "paper"; addressKnown: boolean };
export type WayView = FormWayView | MailboxWayView | PaperWayView;

export type OfficeTaskView = {
  id: string;
  name: string;
  role: string;
  only: "web-form" | "own-mailbox" | "paper" | null;
  /** Its writer says to have sent it. */
  done: boolean;
  ways: WayView[];
  sheet: PaperView | null;
};

/** Where the buttons of a page go, and what they carry along. */
export type TaskForms = { reportHref: string; pdfHref: string | null; hidden: [name: string, value: string][] };

/** One office, and every way by which the writer can send it the letter; the likeliest first. */
export function OfficeTask({ task, forms }: { task: OfficeTaskView; forms: TaskForms }) {
  const { t } = useTranslation("letters");
  const { only } = task;
  return (
    <section className="matter" aria-labelledby={`office-${task.id}`}>
      <h2 id={`office-${task.id}`}>
        <bdi>{task.name}</bdi>
      </h2>
      {task.role && (
        <p className="person-role">
          <bdi>{task.role}</bdi>
        </p>
      )}
      {only && <p>{t(only === "paper" ? "only.paper" : "only.webForm")}</p>}
      {task.done ? (
        <Notice kind="good" role="status">
          <p>{t("handOver.reported")}</p>
        </Notice>
      ) : (
        task.ways.map((way, index) => (
          <details key={way.way} className="letter-way" open={index === 0}>
            <summary>{t(`way.${way.way}`)}</summary>
            <div className="stack">
              <Way way={way} office={task.id} forms={forms} />
              <Report way={way.way} office={task.id} forms={forms} />
            </div>
          </details>
        ))
      )}
    </section>
  );
}

function Way({ way, office, forms }: { way: WayView; office: string; forms: TaskForms }) {
  if (way.way === "web-form") return <FormWay way={way} office={office} />;
  if (way.way === "own-mailbox") return <MailboxWay way={way} office={office} />;
  return <PaperWay way={way} office={office} forms={forms} />;
}

function Report({ way, office, forms }: { way: WayView["way"]; office: string; forms: TaskForms }) {
  const { t } = useTranslation("letters");
  return (
    <form method="post" action={forms.reportHref} className="stack">
      {[...forms.hidden, ["office", office], ["way", way]].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <p className="small-print">{t("handOver.reportNote")}</p>
      <p>
        <Button name="intent" value="report">
          {t("handOver.report")}
        </Button>
      </p>
    </form>
  );
}
