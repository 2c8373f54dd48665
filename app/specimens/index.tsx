import { Actions } from "#app/specimens/actions.tsx";
import { ButtonsAndLinks } from "#app/specimens/buttons.tsx";
import { Choosing } from "#app/specimens/choices.tsx";
import { DeskNumbers } from "#app/specimens/desk.tsx";
import { DeskAccount } from "#app/specimens/desk-account.tsx";
import { DeskDecisions } from "#app/specimens/desk-decisions.tsx";
import { DeskLetters } from "#app/specimens/desk-letters.tsx";
import { DeskOffices } from "#app/specimens/desk-offices.tsx";
import { DeskRepresentatives } from "#app/specimens/desk-representatives.tsx";
import { DeskReview } from "#app/specimens/desk-review.tsx";
import { Switches } from "#app/specimens/desk-switches.tsx";
import { DeskTemplates } from "#app/specimens/desk-templates.tsx";
import { Donations } from "#app/specimens/donations.tsx";
import { Drawings } from "#app/specimens/drawings.tsx";
import { Evidence } from "#app/specimens/evidence.tsx";
import { Fields } from "#app/specimens/fields.tsx";
import { Figures } from "#app/specimens/figures.tsx";
import { LetterHandOver } from "#app/specimens/hand-over.tsx";
import { LetterFinding } from "#app/specimens/letter-finding.tsx";
import { LetterPapers } from "#app/specimens/letter-papers.tsx";
import { LetterPickers } from "#app/specimens/letter-pickers.tsx";
import { LetterSteps } from "#app/specimens/letter-steps.tsx";
import { LetterWriting } from "#app/specimens/letter-writing.tsx";
import { Mailbox } from "#app/specimens/mailbox.tsx";
import { Notices } from "#app/specimens/notices.tsx";
import { Offices } from "#app/specimens/offices.tsx";
import { OwnLetter } from "#app/specimens/own-letter.tsx";
import { OwnPage } from "#app/specimens/own-page.tsx";
import { ProgressAndCounts } from "#app/specimens/progress.tsx";
import { Embedding, Sharing } from "#app/specimens/sharing.tsx";
import { Shells } from "#app/specimens/shells.tsx";
import { Signing } from "#app/specimens/signing.tsx";
import { TextsAndPeople } from "#app/specimens/texts.tsx";
import { Words } from "#app/specimens/words.tsx";

/** All specimens, group by group, in the order in which they are shown. */
export const specimens = [
  { id: "words", title: "Words and titles", Specimens: Words },
  { id: "texts", title: "Texts and people", Specimens: TextsAndPeople },
  { id: "buttons", title: "Buttons and links", Specimens: ButtonsAndLinks },
  { id: "fields", title: "Fields", Specimens: Fields },
  { id: "choices", title: "Choices and errors", Specimens: Choosing },
  { id: "signing", title: "Signing", Specimens: Signing },
  { id: "notices", title: "Notices", Specimens: Notices },
  { id: "counts", title: "Progress and counts", Specimens: ProgressAndCounts },
  { id: "actions", title: "Actions", Specimens: Actions },
  { id: "figures", title: "Evidence: figures", Specimens: Figures },
  { id: "claims", title: "Evidence: findings and sources", Specimens: Evidence },
  { id: "letter-steps", title: "Letters: steps", Specimens: LetterSteps },
  { id: "letter-finding", title: "Letters: finding somebody", Specimens: LetterFinding },
  { id: "letter-pickers", title: "Letters: choosing somebody", Specimens: LetterPickers },
  { id: "letter-writing", title: "Letters: writing and checking", Specimens: LetterWriting },
  { id: "letter-papers", title: "Letters: paper", Specimens: LetterPapers },
  { id: "letter-hand-over", title: "Letters: sent by their writers", Specimens: LetterHandOver },
  { id: "own-page", title: "A signer's own page", Specimens: OwnPage },
  { id: "own-letter", title: "A writer's own letter", Specimens: OwnLetter },
  { id: "offices", title: "Offices", Specimens: Offices },
  { id: "donations", title: "Donations", Specimens: Donations },
  { id: "sharing", title: "Sharing", Specimens: Sharing },
  { id: "embed", title: "Embed", Specimens: Embedding },
  { id: "mailbox", title: "Mailbox", Specimens: Mailbox },
  { id: "desk-numbers", title: "Desk: numbers", Specimens: DeskNumbers },
  { id: "desk-switches", title: "Desk: switches", Specimens: Switches },
  { id: "desk-letters", title: "Desk: letters", Specimens: DeskLetters },
  { id: "desk-offices", title: "Desk: offices", Specimens: DeskOffices },
  { id: "desk-templates", title: "Desk: texts of letters", Specimens: DeskTemplates },
  { id: "desk-representatives", title: "Desk: representatives", Specimens: DeskRepresentatives },
  { id: "desk-review", title: "Desk: review", Specimens: DeskReview },
  { id: "desk-decisions", title: "Desk: deciding", Specimens: DeskDecisions },
  { id: "desk-account", title: "Desk: an organiser's account", Specimens: DeskAccount },
  { id: "shells", title: "Around pages", Specimens: Shells },
  { id: "drawings", title: "Drawings", Specimens: Drawings },
];
