import { useTranslation } from "react-i18next";
import { MailboxList, MailFrame } from "#app/components/mailbox.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Mailbox() {
  const { t } = useTranslation("public");
  const { texts, time } = useSamples();
  const mail = (id: string, subject: string) => ({
    ...{ id, href: "#top", from: "letters@sample.example", to: "sample@signers.example", subject, time: time() },
  });
  const first = mail("first", t("confirm.title"));
  const text = `${texts[0]}\n\nhttps://sample.example/confirm/a-long-address-that-may-be-broken-anywhere-${LONG_WORD}\n\n${texts[1]}`;
  const headers = [
    { name: "Message-ID", value: `<${LONG_WORD}@sample.example>` },
    { name: "Auto-Submitted", value: "auto-generated" },
  ];
  return (
    <>
      <Specimen of="MailboxList" state="empty">
        <MailboxList messages={[]} />
      </Specimen>
      <Specimen of="MailboxList" state="three, with a long word">
        <MailboxList messages={[first, mail("second", t("confirm.letterTitle")), mail("third", LONG_WORD)]} />
      </Specimen>
      <Specimen of="MailFrame" state="text alone">
        <MailFrame message={first} headers={headers} text={text} />
      </Specimen>
      <Specimen of="MailFrame" state="with an HTML part">
        <MailFrame message={first} headers={headers} text={text} htmlHref="about:blank" />
      </Specimen>
    </>
  );
}
