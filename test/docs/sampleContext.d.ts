/** What the samples of the documents take for granted. */
declare global {
  const client: import("mezonkit").MezonClient;
  const clan: import("mezonkit").Clan;
  const channel: import("mezonkit").Channel;
  const otherChannel: import("mezonkit").Channel;
  const general: import("mezonkit").Channel;
  const message: import("mezonkit").Message;
  const user: import("mezonkit").User;
  const author: import("mezonkit").User;
  const role: import("mezonkit").Role;

  const botId: string;
  const token: string;
  const secret: string;
  const id: string;
  const userId: string;
  const otherId: string;
  const strangerId: string;
  const ownerId: string;
  const receiverId: string;
  const clanId: string;
  const channelId: string;
  const welcomeChannelId: string;
  const categoryId: string;
  const messageId: string;
  const topicId: string;
  const senderId: string;
  const emojiId: string;
  const pollId: string;
  const memberIds: readonly string[];
  const addPermissionIds: readonly string[];
  const removeMemberIds: readonly string[];
  const txHash: string;
  const indexerUrl: string;
  const connectionString: string;
  const url: string;
  const url_image: string;
  const url_position: string;
  const pool: readonly (readonly string[])[];
  const text: string;
  const content: string;
  const data: Uint8Array<ArrayBuffer>;
  const start: Date;
  const end: Date;
  const since: Date;
  const until: Date;
  const signal: AbortSignal;
  const stream: ReadableStream<Uint8Array>;
  const size: number;
  const file: File;
  const mezonSession: { readonly idToken: string };
  const state: Readonly<Record<string, string | readonly string[]>>;

  const card: import("mezonkit/builders").EmbedBuilder;
  const survey: import("mezonkit/builders").EmbedBuilder<{
    readonly name: string | undefined;
    readonly birthdate: Date | undefined;
  }>;
  const second: import("mezonkit/builders").EmbedBuilder;
  const buttons: import("mezonkit/builders").ButtonBuilder;
  const store: import("mezonkit/cache").KyselyMessageStore;
  const sandbox: import("mezonkit/sandbox").Sandbox;
  const alice: import("mezonkit/sandbox").SandboxUser;
  const startGreeterBot: (options: import("mezonkit").MezonClientOptions) => Promise<import("mezonkit").MezonClient>;
  const bot: import("mezonkit/bot").Bot;
  const ctx: import("mezonkit/bot").Context;
  const longAnswer: string;
  const balance: number;
  const price: number;
  const startReminderBot: import("mezonkit/testing").StartBot<import("mezonkit").MezonClient>;
  const startShopBot: import("mezonkit/testing").StartBot<import("mezonkit/bot").Bot>;
  const startNewerShopBot: import("mezonkit/testing").StartBot<import("mezonkit/bot").Bot>;
  const hello: (message: import("mezonkit").Message) => Promise<void>;
  /** Where a bot keeps what was paid. */
  const ledger: {
    cursor(): Promise<string | undefined>;
    credit(txHash: string, senderId: string | undefined, units: bigint, cursor: string): Promise<void>;
  };
}

export {};
