import { OfficeTask, type OfficeTaskView, type TaskForms } from "#app/components/letter/office-task.tsx";
import { PaperSheets } from "#app/components/letter/paper-sheet.tsx";

/** Everything by which a writer sends letters without us, office by office. */
export function HandOver({ tasks, ...forms }: { tasks: OfficeTaskView[] } & TaskForms) {
  return (
    <>
      {tasks.map((task) => (
        <OfficeTask key={task.id} task={task} forms={forms} />
      ))}
      <PaperSheets sheets={tasks.flatMap(({ sheet }) => sheet ?? [])} />
    </>
  );
}
