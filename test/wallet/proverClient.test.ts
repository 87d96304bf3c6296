import { expect, test } from "vitest";
import { generateKeyPair, ProverClient, ProverError, ValidationError } from "../../src/wallet/index.js";
import { fastClock } from "../harness/fastClock.js";
import { jsonServer } from "./jsonServer.js";

const USER = "3767478432163172999";
const SECRET = "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2VjcmV0LXNpZ25hdHVyZQ";
const request = { userId: USER, publicKey: generateKeyPair("00".repeat(32)).publicKey, idToken: SECRET };

test("a proof is asked for with the address of the user and one slash", async () => {
  const { url, asked } = await jsonServer(() => '{"data":{"proof":"cA==","public_input":"aQ=="}}');
  expect(await new ProverClient({ url: `${url}zk-api/` }).prove(request)).toStrictEqual({
    proof: "cA==",
    publicInput: "aQ==",
  });
  expect(asked[0]).toMatchObject({ method: "POST", url: "/zk-api/prove" });
  expect(JSON.parse(asked[0]?.body ?? "")).toStrictEqual({
    user_id: USER,
    ephemeral_pk: request.publicKey,
    jwt: SECRET,
    address: "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5",
    client_type: "mezon",
  });
});

test.each([
  ["200 with an error", () => `{"error":"bad token ${SECRET}"}`],
  ["200 without a proof", () => '{"success":true}'],
  ["200 with something else", () => "[]"],
])("%s is a ProverError that shows no token", async (_, answer) => {
  const { url, asked } = await jsonServer(answer);
  const error = await new ProverClient({ url }).prove(request).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProverError);
  expect(String(error)).not.toContain(SECRET);
  expect(asked).toHaveLength(1);
});

test("a refusal is reported with its status and without its body, and not repeated", async () => {
  const { url, asked } = await jsonServer((_, response) => void response.writeHead(401).end(SECRET));
  const error = await new ProverClient({ url }).prove(request).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ httpStatus: 401, code: "prover_failed" });
  expect(String(error)).toContain("log in again");
  expect(String(error)).not.toContain(SECRET);
  expect(asked).toHaveLength(1);
});

test("a prover that fails is asked again, three times in all", async () => {
  const { url, asked } = await jsonServer((_, response) => void response.writeHead(503).end());
  const client = new ProverClient({ url, clock: fastClock(50) });
  await expect(client.prove(request)).rejects.toMatchObject({ httpStatus: 503 });
  expect(asked).toHaveLength(3);
});

test("a token goes over plain HTTP only to this machine", () => {
  expect(() => new ProverClient({ url: "http://prover.example/" })).toThrow(ValidationError);
  expect(() => new ProverClient({ url: "http://192.168.1.5:8282" })).toThrow(/https, or an address of this machine/);
  expect(() => new ProverClient({ url: "http://127.0.0.1.example/" })).toThrow(ValidationError);
  expect(() => new ProverClient({ url: "http://[::1]:8282" })).not.toThrow();
  expect(() => new ProverClient({ url: "http://localhost:8282" })).not.toThrow();
  expect(() => new ProverClient()).not.toThrow();
});

test("there is no proof without a token, nor for somebody who is no user", async () => {
  const { url, asked } = await jsonServer(() => "{}");
  const client = new ProverClient({ url });
  await expect(client.prove({ ...request, idToken: "" })).rejects.toMatchObject({ path: "idToken" });
  await expect(client.prove({ ...request, userId: "me" })).rejects.toBeInstanceOf(ValidationError);
  expect(asked).toHaveLength(0);
});
