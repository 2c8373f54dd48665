import { useTranslation } from "react-i18next";
import { MessagePaper, type MessageView } from "#app/components/letter/message-paper.tsx";

/** All messages of one writing, the first open, the others a press away. */
export function MessagePapers({ messages: [first, ...others] }: { messages: MessageView[] }) {
  const { t } = useTranslation("letters");
  return (
    <>
      {first && <MessagePaper {...first} />}
      {others.map((message) => (
        <details key={message.toName} className="letter-more">
          <summary>{t("page.alsoTo", { who: message.toName })}</summary>
          <MessagePaper {...message} />
        </details>
      ))}
    </>
  );
}
