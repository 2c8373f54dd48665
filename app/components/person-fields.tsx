import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

type Words = { label: string; hint: string };

/** Name and e-mail address, as every form asks for them. */
export function PersonFields({ state, name, email }: { state: FormState; name: Words; email: Words }) {
  return (
    <div className="pair">
      <TextField
        name="name"
        {...name}
        error={state.errors.name}
        value={sentValue(state, "name")}
        autoComplete="name"
        maxLength={100}
        spellCheck={false}
      />
      <TextField
        name="email"
        type="email"
        {...email}
        error={state.errors.email}
        value={sentValue(state, "email")}
        autoComplete="email"
        maxLength={254}
        spellCheck={false}
      />
    </div>
  );
}
