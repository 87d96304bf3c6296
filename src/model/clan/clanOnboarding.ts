import type { OnboardingContent, OnboardingItem } from "../../../generated/mezon/api/onboarding_pb.js";
import { requireId } from "../../core/ids.js";
import { type Changes, patched } from "../../core/patched.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { Init } from "../../runtime/wire.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { Clan } from "./clan.js";

const PAGE = 100;

const LIST_OPTIONS = { ...WAIT_KEYS, guideType: true } as const;
const ITEM: KeysOf<Omit<OnboardingItem, "$unknown">> = {
  $typeName: true,
  id: true,
  clanId: true,
  guideType: true,
  taskType: true,
  channelId: true,
  title: true,
  content: true,
  imageUrl: true,
  answers: true,
  createTimeSeconds: true,
  updateTimeSeconds: true,
};

/** What a clan shows to new members: rules, questions, tasks. */
export class ClanOnboarding {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  /** @param options `guideType` selects one kind of item. */
  async list(
    options: CallOptions & { readonly guideType?: number | undefined } = {},
  ): Promise<readonly OnboardingItem[]> {
    requireOptions(options, LIST_OPTIONS);
    const request = { clanId: this.#clan.id, guideType: options.guideType ?? 0, limit: PAGE, page: 1 };
    return (await this.#context.rpc.listOnboarding(request, waitOf(options))).listOnboarding;
  }

  async fetch(id: string, options: CallOptions = {}): Promise<OnboardingItem> {
    return this.#context.rpc.getOnboardingDetail({ clanId: this.#clan.id, id: requireId(id, "id") }, options);
  }

  /** Adds items. Returns them as the server stored them. */
  async create(
    contents: readonly Init<OnboardingContent>[],
    options: CallOptions = {},
  ): Promise<readonly OnboardingItem[]> {
    const request = { clanId: this.#clan.id, contents: [...requireList(contents, "contents", "items")] };
    return (await this.#context.rpc.createOnboarding(request, options)).listOnboarding;
  }

  async update(item: OnboardingItem, changes: Changes<OnboardingItem>, options: CallOptions = {}): Promise<void> {
    requireObject(item, "item", "an item that list() returned");
    requireOptions(changes, ITEM, { path: "changes" });
    const { id, taskType, channelId, title, content, imageUrl, answers } = patched(item, changes);
    requireId(id, "item.id");
    const request = { clanId: this.#clan.id, id, taskType, channelId, title, content, imageUrl, answers };
    await this.#context.rpc.updateOnboarding(request, options);
  }

  async delete(id: string, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteOnboarding({ clanId: this.#clan.id, id: requireId(id, "id") }, options);
  }

  /** Returns how far the account has come. */
  async step(options: CallOptions = {}): Promise<number> {
    const request = { clanId: this.#clan.id, limit: PAGE, page: 1 };
    const { listOnboardingStep } = await this.#context.rpc.listOnboardingStep(request, options);
    return listOnboardingStep.find(({ userId }) => userId === this.#context.selfId)?.onboardingStep ?? 0;
  }

  async setStep(onboardingStep: number, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.updateOnboardingStep({ clanId: this.#clan.id, onboardingStep }, options);
  }
}
