import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { HandOver } from "#app/components/letter/hand-over.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { waysTo } from "#app/domain/letters/channels.ts";
import { reportTask } from "#app/domain/letters/report.ts";
import { findTask } from "#app/domain/letters/tasks.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { notFound, readFields } from "#app/web/forms.ts";
import { officeTask } from "#app/web/hand-over-page.ts";
import { ReportForm } from "#app/web/hand-over-request.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { press, now } = context();
  const locale = localeIn(params);
  const { task, office, token } = await taskIn(params);
  const { message, letter } = task;
  const messages = Object.fromEntries(waysTo(office).map((way) => [way, message]));
  const writing = { office, messages, writer: task, done: letter.state === "reported" };
  const to = paths(locale);
  return answer(
    {
      title: translator(locale)("letter.byHandTitle"),
      back: { href: to.manage(token), label: translator(locale)("manage.title") },
      tasks: [officeTask(writing, locale, now())],
      hidden: [] as [string, string][],
      reportHref: to.task(token, letter.id),
      pdfHref: press.works() ? to.taskPdf(token, letter.id) : null,
    },
    { headers: NOT_KEPT },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const locale = localeIn(params);
  const { task, office, token } = await taskIn(params);
  const report = ReportForm.safeParse(await readFields(request));
  const channel = waysTo(office).find((way) => way === report.data?.way);
  if (!channel) throw new Response(null, { status: 400, statusText: "Bad Request" });
  await db.write((tx) => reportTask(tx, task.letter.id, channel, now()));
  return redirect(`${paths(locale).manage(token)}?done=letterReported`, 303);
}

async function taskIn(params: ActionFunctionArgs["params"]) {
  const { db, keys, now } = context();
  const token = params.token ?? "";
  const task = (await findTask(db.read, keys, token, params.letter ?? "")) ?? notFound();
  const office = (await findRepresentative(db.read, task.letter.representativeId, now())) ?? notFound();
  return { task, office, token };
}

export const headers: HeadersFunction = () => NOT_KEPT;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function ManageTask() {
  const { t } = useTranslation("letters");
  const page = useLoaderData<typeof loader>();
  return (
    <SimplePage title={page.title} lede={t("handOver.taskLede")} back={page.back}>
      <HandOver {...page} />
    </SimplePage>
  );
}
