import type { MessageAttachment, MessageMention } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { ChainService } from "../chain/chainService.js";
import type { SandboxChain } from "../chain/sandboxChain.js";
import type { FormState } from "./components.js";
import type { SandboxWaitOptions } from "./inbox.js";
import type { MessageReference } from "./references.js";
import type { ChannelReference } from "./sandboxChannel.js";

/** Details of a person, besides their name. */
export interface SandboxUserDetails {
  /** Their id, a decimal string. Cannot be changed. @default a new id */
  readonly id?: string | undefined;
  /** The display name. @default the username */
  readonly displayName?: string | undefined;
  /** Address of their picture. @default none */
  readonly avatarUrl?: string | undefined;
  /** Their name in the default clan. @default none */
  readonly nick?: string | undefined;
}

export interface SandboxSendOptions {
  /** The message this one replies to. */
  readonly replyTo?: MessageReference | undefined;
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  readonly attachments?: readonly Init<MessageAttachment>[] | undefined;
  /** The topic it belongs to. @default none */
  readonly topicId?: string | undefined;
  /** A `MessageCode`. @default that of an ordinary message */
  readonly code?: number | undefined;
}

export interface MessageWaitOptions extends SandboxWaitOptions {
  /** Only messages of this channel. @default any channel */
  readonly channel?: ChannelReference | undefined;
}

export interface ReactOptions {
  /** Whether the reaction is removed. @default false */
  readonly remove?: boolean | undefined;
}

export interface ChooseOptions {
  /** How the choice is reported: as current clients do, or as older ones do. @default "click" */
  readonly envelope?: "click" | "dropdown" | undefined;
}

export interface ClickOptions {
  readonly extraData?: string | FormState | undefined;
}

export interface QuickMenuCallOptions {
  /** What the person typed. @default "/" and the menu's name */
  readonly text?: string | undefined;
  /** The message it is called on. @default none */
  readonly message?: MessageReference | undefined;
}

export interface PayOptions {
  /** Makes the payment a coffee for the author of a message. The receiver gets the event `giveCoffee`. */
  readonly coffeeFor?: (MessageReference & { readonly clanId?: string }) | undefined;
  /** `extra_attribute` of the transfer, as bots put it into payment requests. @default "" */
  readonly extraAttribute?: string | undefined;
  /** Whether slots pass until it is final. @default true */
  readonly settle?: boolean | undefined;
}

/** The chain as people use it. */
export interface PeoplesChain {
  readonly service: ChainService;
  readonly seen: SandboxChain;
}

/** Returns the extra info of a payment, besides the two people. */
export function paymentExtra({ coffeeFor, extraAttribute = "" }: PayOptions): Readonly<Record<string, string>> {
  if (coffeeFor === undefined) return { ExtraAttribute: extraAttribute, type: "transfer_token" };
  const { id, channelId, clanId = "0" } = coffeeFor;
  const place = { ChannelId: channelId, ClanId: clanId, MessageRefId: id };
  return { ExtraAttribute: extraAttribute, type: "give_coffee", ...place };
}
