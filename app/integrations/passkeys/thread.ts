import { parentPort, workerData } from "node:worker_threads";
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import type { Answer, Question } from "#app/integrations/passkeys/reader.ts";

// Checks one answer of a browser beside the web process and ends, which gives all its memory back.
const question = workerData as Question;

async function answer(): Promise<Answer> {
  const { challenge: expectedChallenge, origin: expectedOrigin, rpID: expectedRPID } = question;
  const expected = { expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true };
  if (question.kind === "made") {
    const response = question.answer as unknown as RegistrationResponseJSON;
    const { verified, registrationInfo } = await verifyRegistrationResponse({ ...expected, response });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { made: { id, publicKey, counter, transports: question.answer.response.transports } };
  }
  const response = question.answer as unknown as AuthenticationResponseJSON;
  const credential = question.known as WebAuthnCredential;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({ ...expected, response, credential });
  return verified ? { shown: { counter: authenticationInfo.newCounter } } : null;
}

// The library throws for whatever is wrong with an answer: that is the answer's fault and not ours.
parentPort?.postMessage(await answer().catch(() => null));
