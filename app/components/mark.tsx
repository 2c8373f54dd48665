import { drawn, type Nib } from "#app/components/pen.ts";

/** The sign of the house: an X on the line, made by two pens. Always beside the name, so it says nothing by itself. */
export function Mark() {
  return (
    <svg className="mark" viewBox="2 2 36 36" aria-hidden="true" focusable="false">
      <path d="M5 8.5C5.8 8.6 8.3 8.1 10 9.5L14 6.5C12.4 5.2 9.9 5.7 9 5.5ZM10 9.5C11.6 10.8 13.3 13.8 15 16.5L19 13.5C17.4 10.9 15.7 7.9 14 6.5ZM15 16.5C16.6 19.1 18.1 22.8 20 25.5L24 22.5C22.2 19.9 20.7 16.2 19 13.5ZM20 25.5C21.8 28.1 23.8 31.6 26 32.5L30 29.5C27.9 28.7 25.9 25.2 24 22.5ZM26 32.5C28.1 33.3 31.8 30.8 33 30.5L37 27.5C35.9 27.9 32.2 30.4 30 29.5Z" />
      <path
        className="second-hand"
        d="M7.1 35.6C8.4 33.9 12.2 29.2 15.1 25.6L10.9 26.4C8.1 30.1 4.3 34.8 2.9 36.4ZM15.1 25.6C17.9 21.9 21.4 16.8 24.1 13.6L19.9 14.4C17.3 17.7 13.8 22.8 10.9 26.4ZM24.1 13.6C26.7 10.3 29.1 7.5 31.1 6.1L26.9 6.9C24.9 8.4 22.6 11.2 19.9 14.4ZM26.9 6.9C28.9 5.5 31.1 6.1 31.9 5.9L36.1 5.1C35.2 5.2 33.1 4.6 31.1 6.1Z"
      />
    </svg>
  );
}

const NIB: Nib = [3.5, -2.8];
const FIRST = drawn(
  "20,150 44,112 74,62 96,36 104,44 88,84 70,126 78,140 104,112 126,84 132,92 122,120 132,128 152,104 164,92 166,108 172,122 190,104 206,90 212,104 222,120 262,104 330,74 392,58",
  NIB,
);
const SECOND = drawn(
  "150,196 176,150 222,84 262,30 280,14 284,26 258,74 232,124 226,150 240,150 270,118 288,104 290,116 300,128 322,112 334,108 340,122 366,124 420,108",
  NIB,
);

/** Two signatures, the second countersigning the first. */
export function Strokes() {
  return (
    <svg className="strokes" viewBox="14 4 412 200" aria-hidden="true" focusable="false">
      <path d={FIRST} />
      <path className="second-hand" d={SECOND} />
    </svg>
  );
}
