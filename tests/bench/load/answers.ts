const NO_BODY = [204, 304];
const LINE_END = 10;

/** Whether the server closes the line after this answer. */
export const isLast = (head: string) => /\r\nconnection: *close/i.test(head);

/**
 * Reads the answers on one connection as bytes come in, and tells each one's status when its last byte is there.
 * Bodies are counted and dropped. Understands Content-Length, chunks without trailers, and answers without a body.
 * @throws where an answer says none of this, since then nobody knows where it ends.
 */
export function answerReader(onAnswer: (status: number, head: string) => void) {
  let begun: Buffer | null = null; // the first part of a head whose end has not come
  let status = 0;
  let head = "";
  let left = 0; // bytes of the body, or of the chunk, still to come
  let size: string | null = null; // the line with the next chunk's size, as far as it has come; null outside chunks
  let lastChunk = false;

  function readHead(bytes: Buffer, at: number): number {
    const have: Buffer = begun ? Buffer.concat([begun, bytes.subarray(at)]) : bytes.subarray(at);
    const end = have.indexOf("\r\n\r\n");
    if (end < 0) {
      begun = Buffer.from(have);
      return bytes.length;
    }
    head = have.toString("latin1", 0, end + 2);
    status = Number(head.slice(9, 12));
    const bodyAt = at + end + 4 - (begun?.length ?? 0);
    begun = null;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (NO_BODY.includes(status)) onAnswer(status, head);
    else if (length !== undefined) {
      left = Number(length);
      if (left === 0) onAnswer(status, head);
    } else if (/\r\ntransfer-encoding: *chunked/i.test(head)) size = "";
    else if (isLast(head)) {
      onAnswer(status, head); // whatever follows until the line is closed
      return bytes.length;
    } else throw new Error(`an answer of which nobody knows where it ends:\n${head}`);
    return bodyAt;
  }

  function readSize(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_END, at);
    size += bytes.toString("latin1", at, end < 0 ? bytes.length : end);
    if (end < 0) return bytes.length;
    const chunk = Number.parseInt(size ?? "", 16);
    if (Number.isNaN(chunk)) throw new Error("a chunk without a size");
    lastChunk = chunk === 0;
    left = chunk + 2; // and the line end after it
    size = "";
    return end + 1;
  }

  function readBody(bytes: Buffer, at: number): number {
    const here = Math.min(left, bytes.length - at);
    left -= here;
    if (left === 0 && (size === null || lastChunk)) {
      size = null;
      lastChunk = false;
      onAnswer(status, head);
    }
    return at + here;
  }

  return (bytes: Buffer) => {
    let at = 0;
    while (at < bytes.length) {
      if (left > 0) at = readBody(bytes, at);
      else if (size !== null) at = readSize(bytes, at);
      else at = readHead(bytes, at);
    }
  };
}
