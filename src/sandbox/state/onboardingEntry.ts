import type { OnboardingAnswer } from "../../../generated/mezon/api/onboarding_pb.js";
import type { Init } from "../../runtime/wire.js";

/** An item that new members are shown or asked. */
export interface OnboardingEntry {
  readonly id: string;
  readonly clanId: string;
  readonly guideType: number;
  readonly taskType: number;
  readonly channelId: string;
  readonly title: string;
  readonly content: string;
  readonly imageUrl: string;
  readonly answers: Init<OnboardingAnswer>[];
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}
