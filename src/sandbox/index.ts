/**
 * mezonkit/sandbox: a local Mezon to develop and test bots against.
 */
export type { SandboxProfile } from "./assumptions.js";
export type { SandboxChainOptions, SandboxProofs } from "./chain/chainOptions.js";
export type {
  IndexerFault,
  IndexerFaultEffect,
  NodeFault,
  NodeFaultEffect,
  ProverFault,
  ProverFaultEffect,
  ServiceFaultEffect,
} from "./chain/faults/chainFault.js";
export type { ChainFaults } from "./chain/faults/chainFaults.js";
export { SnarkjsMissing } from "./chain/proving/snarkjsMissing.js";
export type { ChainRestartOptions, SandboxChain, SandboxTransaction } from "./chain/sandboxChain.js";
export type { SandboxAmount } from "./chain/tokens.js";
export { createSandbox } from "./createSandbox.js";
export type { WsUrlForm } from "./describe/address.js";
export type { Fault, FaultFrequency } from "./faults/faultRule.js";
export type { Faults, RestartOptions, SocketFaultOptions } from "./faults/faults.js";
export type { FrameFault, FrameKind } from "./faults/frameFault.js";
export type { HttpFault } from "./faults/httpFault.js";
export type { FormState } from "./people/components.js";
export type { SandboxWaitOptions } from "./people/inbox.js";
export type { SandboxPollOptions } from "./people/pollOptions.js";
export type { SandboxEvent, SandboxReceived, SandboxReceivedKind } from "./people/received.js";
export type { MessageReference, PersonReference } from "./people/references.js";
export type { ChannelReference, SandboxChannel } from "./people/sandboxChannel.js";
export type { SandboxMessage } from "./people/sandboxMessage.js";
export type { SandboxPush } from "./people/sandboxPush.js";
export type { SandboxUser } from "./people/sandboxUser.js";
export type {
  ChooseOptions,
  ClickOptions,
  MessageWaitOptions,
  PayOptions,
  QuickMenuCallOptions,
  ReactOptions,
  SandboxSendOptions,
  SandboxUserDetails,
} from "./people/userOptions.js";
export type { Sandbox } from "./sandbox.js";
export type { BotProfile, BotStanding, SandboxOptions } from "./sandboxOptions.js";
export { checkSavedWorld } from "./saved/checkSavedWorld.js";
export type { SandboxOverview, SandboxPoll } from "./saved/overview.js";
export type {
  SavedBalance,
  SavedCategory,
  SavedChannel,
  SavedClan,
  SavedFile,
  SavedMessage,
  SavedPerson,
  SavedRole,
  SavedWorld,
} from "./saved/savedWorld.js";
export type { PersonCredentials } from "./state/person.js";
export type { SandboxTls } from "./tls.js";
export type { SandboxTraffic, TrafficObserver } from "./traffic/sandboxTraffic.js";
export type {
  ChangeRoleOptions,
  CreateChannelOptions,
  CreateClanOptions,
  CreateRoleOptions,
  SandboxClan,
  SandboxFile,
  SandboxHistoryOptions,
  SandboxPushOptions,
} from "./worldOptions.js";
