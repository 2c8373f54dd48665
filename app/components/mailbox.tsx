import { useTranslation } from "react-i18next";
import { Facts } from "#app/components/facts.tsx";

export type MailView = { id: string; href: string; from: string; to: string; subject: string; time: string };

export function MailboxList({ messages }: { messages: MailView[] }) {
  const { t } = useTranslation("public");
  if (messages.length === 0) return <p>{t("mailbox.empty")}</p>;
  return (
    <ul className="mail-list">
      {messages.map((message) => (
        <li key={message.id}>
          <a href={message.href}>
            <strong>
              <bdi>{message.subject}</bdi>
            </strong>
            <span>
              <bdi>{message.to}</bdi>
            </span>
            <span>{message.time}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type MailFrameProps = {
  message: MailView;
  headers: { name: string; value: string }[];
  text: string;
  /** Where the HTML part is served; it is shown with every power taken away. */
  htmlHref?: string | undefined;
};

export function MailFrame({ message, headers, text, htmlHref }: MailFrameProps) {
  const { t } = useTranslation("public");
  return (
    <div className="stack stack-large">
      <Facts
        facts={[
          { term: t("mailbox.from"), values: [message.from] },
          { term: t("mailbox.to"), values: [message.to] },
          { term: t("mailbox.time"), values: [message.time] },
        ]}
      />
      <section className="stack" aria-labelledby="mail-text">
        <h2 id="mail-text">{t("mailbox.text")}</h2>
        <div className="mail-body" dir="auto">
          <Linked text={text} />
        </div>
      </section>
      {htmlHref && (
        <section className="stack" aria-labelledby="mail-html">
          <h2 id="mail-html">{t("mailbox.html")}</h2>
          <iframe
            className="mail-frame"
            src={htmlHref}
            title={t("mailbox.htmlFrame")}
            sandbox="allow-popups allow-top-navigation-by-user-activation"
          />
        </section>
      )}
      <details>
        <summary>{t("mailbox.headers")}</summary>
        <Facts facts={headers.map((header) => ({ term: header.name, values: [header.value] }))} />
      </details>
    </div>
  );
}

/** The text with its addresses as links, as a mail program would show it. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>]+)/).map((part, index) => {
    const key = `${index}-${part}`;
    return part.startsWith("http") ? (
      <a key={key} href={part}>
        {part}
      </a>
    ) : (
      <span key={key}>{part}</span>
    );
  });
}
