import { decodeListOnboardingResponse, decodeListOnboardingStepResponse, decodeOnboardingItem, encodeCreateOnboardingRequest, encodeListOnboardingRequest, encodeListOnboardingStepRequest, encodeOnboardingRequest, encodeUpdateOnboardingRequest, encodeUpdateOnboardingStepRequest } from "../mezon/api/onboarding_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const onboardingCalls = {
  createOnboarding: {
    encode: encodeCreateOnboardingRequest,
    decode: decodeListOnboardingResponse,
  },
  deleteOnboarding: {
    encode: encodeOnboardingRequest,
    decode: decodeNothing,
  },
  getOnboardingDetail: {
    encode: encodeOnboardingRequest,
    decode: decodeOnboardingItem,
  },
  listOnboarding: {
    encode: encodeListOnboardingRequest,
    decode: decodeListOnboardingResponse,
  },
  listOnboardingStep: {
    encode: encodeListOnboardingStepRequest,
    decode: decodeListOnboardingStepResponse,
  },
  updateOnboarding: {
    encode: encodeUpdateOnboardingRequest,
    decode: decodeNothing,
  },
  updateOnboardingStep: {
    encode: encodeUpdateOnboardingStepRequest,
    decode: decodeNothing,
  },
};
