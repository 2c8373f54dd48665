import { useTranslation } from "react-i18next";
import { Illustration } from "#app/components/illustration.tsx";
import { Mark } from "#app/components/mark.tsx";
import { SignedLine } from "#app/components/signed-line.tsx";
import { drawings } from "#app/domain/drawings.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Drawings() {
  const { t } = useTranslation("public");
  return (
    <>
      <Specimen of="Mark" state="beside the name">
        <p className="site-name">
          <Mark /> {t("shell.name")}
        </p>
      </Specimen>
      <Specimen of="SignedLine, Strokes" state="nothing beneath">
        <SignedLine />
      </Specimen>
      <Specimen of="SignedLine, Strokes" state="words beneath">
        <SignedLine>
          <p>{t("home.honestTitle")}</p>
        </SignedLine>
      </Specimen>
      {drawings.map((name) => (
        <Specimen key={name} of="Illustration" state={name}>
          <Illustration name={name} />
        </Specimen>
      ))}
    </>
  );
}
