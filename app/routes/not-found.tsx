import { notFound } from "#app/web/forms.ts";

export const loader = () => notFound();
export const action = () => notFound();

// Never shown: the loader has answered. A route without a component would answer with no page at all.
export default function NotFound() {
  return null;
}
