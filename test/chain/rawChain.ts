import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import type { Sandbox } from "../../src/sandbox/index.js";
import { logIn } from "../sandbox/rawHttp.js";

/** What a call of the node answers. */
export interface Answer {
  readonly result?: object;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export interface Added {
  readonly ok: boolean;
  readonly tx_hash: string;
  readonly error: string;
}

/** Sends text to the node as it is. */
export function postNode(
  sandbox: Sandbox,
  body: string,
  headers: Record<string, string> = JSON_HEADERS,
): Promise<Response> {
  return fetch(sandbox.mmnApiUrl, { method: "POST", body, headers });
}

const JSON_HEADERS = { "Content-Type": "application/json" };

/** Calls the node; `params` is JSON text, so that numbers keep their digits. */
export async function callNode(sandbox: Sandbox, method: string, params?: string): Promise<Answer> {
  const rest = params === undefined ? "" : `,"params":${params}`;
  const answer = await postNode(sandbox, `{"jsonrpc":"2.0","id":1,"method":"${method}"${rest}}`);
  return (await answer.json()) as Answer;
}

/** A key with its wallet: of a user with a proof, or the key's own. */
export interface RawWallet {
  readonly type: 0 | 1 | 2;
  readonly address: string;
  readonly secret: Uint8Array;
  readonly publicKey: string;
  readonly zkProof: string;
  readonly zkPub: string;
}

/** A wallet that is a key: needs no proof. */
export function keyWallet(): RawWallet {
  const secret = new Uint8Array(randomBytes(32));
  const publicKey = base58.encode(ed25519.getPublicKey(secret));
  return { type: 1, address: publicKey, secret, publicKey, zkProof: "", zkPub: "" };
}

/** Such a wallet with tokens in it. */
export function fundedWallet(sandbox: Sandbox, tokens = "100"): RawWallet {
  const wallet = keyWallet();
  sandbox.chain.fund(wallet.address, tokens);
  return wallet;
}

export interface Proof {
  readonly proof: string;
  readonly public_input: string;
}

/** Asks the prover as a client does. */
export function askProver(sandbox: Sandbox, body: Readonly<Record<string, unknown>>): Promise<Response> {
  return fetch(`${sandbox.zkApiUrl}prove`, { method: "POST", body: JSON.stringify(body), headers: JSON_HEADERS });
}

/** The wallet of the bot, with a proof that the prover made. */
export async function botWallet(sandbox: Sandbox): Promise<RawWallet> {
  const { userId, idToken } = await logIn(sandbox);
  const { secret, publicKey } = keyWallet();
  const address = sandbox.chain.addressOf(userId);
  const answer = await askProver(sandbox, { user_id: userId, ephemeral_pk: publicKey, jwt: idToken, address });
  const { data } = (await answer.json()) as { readonly data: Proof };
  return { type: 0, address, secret, publicKey, zkProof: data.proof, zkPub: data.public_input };
}

export interface RawTransaction {
  readonly type?: number;
  readonly sender?: string;
  readonly recipient?: string;
  readonly amount?: string;
  readonly text?: string;
  readonly nonce?: bigint;
  readonly extra?: string;
  readonly zkProof?: string;
  readonly zkPub?: string;
  readonly signature?: string;
}

/** Parameters of `tx.addtx` as JSON text, signed by the wallet; what is given goes before what is right. */
export function signed(sandbox: Sandbox, wallet: RawWallet, given: RawTransaction = {}): string {
  const { type = wallet.type, sender = wallet.address, amount = "1000000", text = "", extra = "" } = given;
  const { recipient = sandbox.chain.addressOf(sandbox.userId), nonce = sandbox.chain.slot } = given;
  const { zkProof = wallet.zkProof, zkPub = wallet.zkPub } = given;
  const canonical = /^\+?\d+$/.test(amount) ? BigInt(amount) : amount;
  const bytes = new TextEncoder().encode([type, sender, recipient, canonical, text, nonce, extra].join("|"));
  const signature = given.signature ?? signatureText(type, wallet, ed25519.sign(bytes, wallet.secret));
  const texts = JSON.stringify({
    sender,
    recipient,
    amount,
    text_data: text,
    extra_info: extra,
    zk_proof: zkProof,
    zk_pub: zkPub,
  });
  const message = `{"type":${type},"timestamp":1,"nonce":${nonce},${texts.slice(1)}`;
  return `{"tx_msg":${message},"signature":${JSON.stringify(signature)}}`;
}

function signatureText(type: number, wallet: RawWallet, signature: Uint8Array): string {
  if (type === 1) return base58.encode(signature);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  const wrapped = JSON.stringify({ PubKey: base64(base58.decode(wallet.publicKey)), Sig: base64(signature) });
  return base58.encode(new TextEncoder().encode(wrapped));
}

/** Hands a transaction in. */
export async function add(sandbox: Sandbox, params: string): Promise<Added> {
  const { result, error } = await callNode(sandbox, "tx.addtx", params);
  if (result === undefined) throw new Error(`tx.addtx failed: ${JSON.stringify(error)}`);
  return result as Added;
}

/** Signs a transaction and hands it in. */
export function send(sandbox: Sandbox, wallet: RawWallet, given: RawTransaction = {}): Promise<Added> {
  return add(sandbox, signed(sandbox, wallet, given));
}

/** An error as the node writes it into the result. */
export function coded(code: string, message: string): string {
  return JSON.stringify({ code, message });
}
