/** A new id that sorts by its time (UUID version 7, RFC 9562 §5.7): what is written together lies together in the index. */
export function idAt(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

/** A UUID written as usual (RFC 9562 §4), of its 32 hexadecimal digits; what is no such digits stays as it is. */
export const uuidOf = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
