import { useTranslation } from "react-i18next";
import { Button, Buttons } from "#app/components/button.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { TextArea } from "#app/components/text-area.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, WrittenIn } from "#app/components/types.ts";

type TemplateFormProps = {
  page: {
    href: string;
    writtenIn: WrittenIn;
    limits: Record<string, string>;
    fields: { name: string; text: string; guidance: boolean }[];
  };
  state: FormState;
  /** The version that is being changed. */
  version: string;
};

export const TEMPLATE_FIELDS = ["subject", "statement", "guidance", "least", "most"];

/** The texts of one letter in one language: looked at first, or saved. */
export function TemplateForm({ page, state, version }: TemplateFormProps) {
  const { t } = useTranslation("organise");
  const field = (name: "subject" | "statement" | "guidance") => ({
    name,
    value: sentValue(state, name),
    error: state.errors[name],
    label: t(`templates.${name}`),
    hint: `${t(`templates.${name}Hint`)} ${page.limits[name]}`,
    language: page.writtenIn,
    required: true,
  });
  const length = (name: "least" | "most") => ({
    name,
    value: sentValue(state, name),
    error: state.errors[name],
    label: t(`templates.${name}`),
    hint: t(`templates.${name}Hint`),
    inputMode: "numeric" as const,
    autoComplete: "off",
  });
  return (
    <form className="form template-form" method="post" action={page.href} noValidate>
      <input type="hidden" name="version" value={version} />
      <FieldList fields={page.fields} />
      <TextField {...field("subject")} autoComplete="off" />
      <TextArea {...field("statement")} rows={12} />
      <TextArea {...field("guidance")} rows={5} />
      <div className="pair">
        <TextField {...length("least")} />
        <TextField {...length("most")} />
      </div>
      <Buttons>
        <Button look="quiet" name="intent" value="preview">
          {t("templates.preview")}
        </Button>
        <Button name="intent" value="save">
          {t("templates.save")}
        </Button>
      </Buttons>
    </form>
  );
}

function FieldList({ fields }: Pick<TemplateFormProps["page"], "fields">) {
  const { t } = useTranslation("organise");
  return (
    <details>
      <summary>{t("templates.fieldsTitle")}</summary>
      <p>{t("templates.fieldsText")}</p>
      <dl className="field-list">
        {fields.map(({ name, text, guidance }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {text} {!guidance && t("templates.notInGuidance")}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
