import { useTranslation } from "react-i18next";
import { drawn, type Nib, ringed, ruled } from "#app/components/pen.ts";
import type { Drawing } from "#app/domain/drawings.ts";

const NIB: Nib = [1.7, -1.3];
const FINE: Nib = [1, -0.8];
const line = (points: string) => ruled(points, NIB);
const fine = (points: string) => ruled(points, FINE);
const curved = (points: string) => drawn(points, NIB);
const ring = (x: number, y: number, radius: number) => ringed([x, y], radius, NIB);

/** What each picture is drawn of: the ink of those who came first, and the red of who joins them. */
const DRAWINGS: Record<Drawing, { ink: string[]; red: string[] }> = {
  door: {
    ink: [line("36,86 36,12 84,12 84,86"), line("36,12 14,22 14,94 36,86"), line("21,56 21,63"), fine("84,86 112,86")],
    red: [ring(60, 42, 7), curved("46,86 47,66 60,55 73,66 74,86")],
  },
  lens: {
    ink: [
      line("18,8 76,8 76,34"),
      line("18,8 18,88 76,88 76,82"),
      ...["28,24 64,24", "28,36 54,36", "28,48 48,48", "28,60 50,60", "28,72 58,72"].map(fine),
    ],
    red: [ring(76, 58, 20), line("90,73 110,92"), fine("66,60 74,66 88,50")],
  },
  case: {
    ink: [
      line("12,34 108,34 108,88 12,88 12,34"),
      line("44,34 44,20 76,20 76,34"),
      fine("12,56 44,56"),
      fine("76,56 108,56"),
    ],
    red: [line("48,56 72,56 72,76 48,76 48,56"), curved("52,56 52,47 60,41 68,47 68,56"), line("60,63 60,69")],
  },
  house: {
    ink: [
      line("10,48 60,10 110,48"),
      line("22,42 22,90 98,90 98,42"),
      line("84,26 84,10 92,10 92,32"),
      fine("4,90 116,90"),
    ],
    red: [line("46,50 74,50 74,76 46,76 46,50"), fine("60,50 60,76"), fine("46,63 74,63")],
  },
  gate: {
    ink: [
      line("10,24 10,92"),
      line("24,24 24,92"),
      line("38,24 38,92"),
      line("52,24 52,92"),
      line("4,32 58,32"),
      line("4,84 58,84"),
      line("58,32 74,40 74,96 58,84"),
      fine("66,37 66,89"),
    ],
    red: [curved("76,24 84,15 92,22"), curved("92,22 96,11 110,9")],
  },
  family: {
    ink: [
      line("8,10 112,10 112,88 8,88 8,10"),
      fine("14,16 106,16 106,82 14,82 14,16"),
      ring(36, 40, 8),
      curved("22,82 24,60 36,53 48,60 50,82"),
      ring(60, 49, 6.5),
      curved("52,82 53,68 60,61 67,66 69,82"),
    ],
    red: [ring(86, 38, 8), curved("72,82 74,58 86,51 98,58 99,82")],
  },
  book: {
    ink: [
      curved("60,24 44,15 26,14 8,20"),
      line("8,20 8,82"),
      curved("8,82 26,76 44,77 60,86"),
      curved("60,24 76,15 94,14 112,20"),
      line("112,20 112,82"),
      curved("112,82 94,76 76,77 60,86"),
      line("60,24 60,86"),
      ...["20,34 48,36", "20,46 48,48", "20,58 48,60", "72,36 100,34", "72,60 88,59"].map(fine),
    ],
    red: [curved("70,49 78,45 84,50 92,45 101,47"), fine("90,68 95,60 100,68")],
  },
  bowl: {
    ink: [
      curved("12,36 36,29 60,27 84,29 108,36 84,43 60,45 36,43 12,36"),
      curved("12,36 18,58 36,76 60,82"),
      curved("108,36 102,58 84,76 60,82"),
      line("44,80 44,90 76,90 76,80"),
    ],
    red: [line("66,45 58,54 70,62 60,71 66,81"), fine("70,62 84,60 92,64"), fine("58,54 46,52")],
  },
  camera: {
    ink: [
      line("14,14 14,74"),
      line("14,44 34,44"),
      line("34,26 92,40 86,66 28,52 34,26"),
      line("89,48 104,48 101,64 87,62"),
      fine("40,36 74,44"),
    ],
    red: [line("18,10 102,90")],
  },
  parcel: {
    ink: [
      line("12,38 64,38 64,90 12,90 12,38"),
      line("12,38 28,20 80,20 64,38"),
      line("80,20 80,50"),
      line("64,90 76,77"),
      fine("38,38 54,20"),
      fine("38,38 38,56"),
    ],
    red: [line("96,50 110,60 110,92 82,92 82,60 96,50"), curved("96,60 88,50 76,46 64,50"), line("88,76 94,83 105,69")],
  },
  envelope: {
    ink: [
      line("12,24 108,24 108,88 12,88 12,24"),
      line("12,24 60,60 108,24"),
      fine("12,88 44,52"),
      fine("108,88 76,52"),
    ],
    red: [curved("42,78 50,68 54,77 63,67 67,76 80,71")],
  },
  pen: {
    ink: [line("84,8 104,22 70,66 48,76 52,54 84,8"), fine("48,76 62,58"), line("70,28 90,42"), fine("8,88 112,88")],
    red: [curved("12,80 24,64 28,78 38,66 41,79 48,76")],
  },
  sheet: {
    ink: [line("28,8 74,8 94,28 94,92 28,92 28,8"), line("74,8 74,28 94,28")],
    red: [curved("48,48 51,37 60,33 69,38 69,47 61,54 60,62"), line("60,71 60,74")],
  },
};

/** A small picture in ink and red, of those that a campaign may choose from; told in words to whoever does not see it. */
export function Illustration({ name }: { name: Drawing }) {
  const { t } = useTranslation("public");
  return (
    <svg className="illustration" viewBox="0 0 120 100" role="img" aria-label={t(`drawing.${name}`)}>
      <Lines name={name} />
    </svg>
  );
}

/** The same without a word, for where it is part of a picture. */
export function SilentIllustration({ name }: { name: Drawing }) {
  return (
    <svg viewBox="0 0 120 100" aria-hidden="true">
      <Lines name={name} />
    </svg>
  );
}

function Lines({ name }: { name: Drawing }) {
  const { ink, red } = DRAWINGS[name];
  return (
    <>
      <path d={ink.join("")} />
      <path className="second-hand" d={red.join("")} />
    </>
  );
}
