import type { ChainService } from "../chain/chainService.js";
import type { Address } from "../describe/address.js";
import type { Platform } from "../platform.js";
import type { BotAccount } from "../state/botAccount.js";

/** The parts of the sandbox that HTTP routes use. */
export interface ServiceContext {
  readonly platform: Platform;
  readonly address: Address;
  /** The app that may log in. */
  readonly app: BotAccount;
  readonly chain: ChainService;
  /** Origins of web pages that may send requests, besides those of this machine. */
  readonly allowedOrigins: readonly string[];
}
