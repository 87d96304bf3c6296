import type { ChainService } from "./chain/chainService.js";
import type { SandboxChain } from "./chain/sandboxChain.js";
import type { Address } from "./describe/address.js";
import type { Faults } from "./faults/faults.js";
import type { PersonRegistry } from "./people/personRegistry.js";
import type { Platform } from "./platform.js";
import type { HttpService } from "./server/httpService.js";
import type { SandboxServer } from "./server/sandboxServer.js";
import type { SocketService } from "./server/socketService.js";

/** The parts of a sandbox. */
export interface SandboxParts {
  readonly platform: Platform;
  readonly sockets: SocketService;
  readonly server: SandboxServer;
  readonly http: HttpService;
  readonly chain: { readonly service: ChainService; readonly seen: SandboxChain };
  readonly faults: Faults;
  readonly people: PersonRegistry;
  readonly address: Address;
  readonly ca: string | undefined;
  readonly bot: { readonly id: string; readonly token: string };
  readonly clanId: string;
  readonly channelId: string;
  readonly voiceChannelId: string;
  readonly streamChannelId: string;
  readonly userId: string;
}
