export type Person = { name: string; address: string };

/** What a message is made of. Names are display names, already fit for a header; the text is plain. */
export type LetterParts = {
  id: string;
  date: Date;
  fromName: string;
  replyTo: Person;
  /** Answers go to an alias of ours instead. */
  relay: boolean;
  to: Person;
  subject: string;
  text: string;
  language: string;
  /** The letter it follows. */
  inReplyTo?: string;
};

export type Envelope = { from: string; to: string };
export type ComposedLetter = { messageId: string; raw: Uint8Array; envelope: Envelope };

/**
 * Makes the exact bytes of a message (RFC 5322), from our own address; null when an address is none that can be written
 * to. Done by integrations/letter-mime.ts.
 */
export type ComposeLetter = (parts: LetterParts) => Promise<ComposedLetter | null>;
