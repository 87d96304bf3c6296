import type { ChannelAttachment, MessageAttachment } from "../../../generated/mezon/api/message_pb.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { Init } from "../../runtime/wire.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { FileInput } from "../upload/fileToUpload.js";
import { upload } from "../upload/upload.js";
import type { UploadOptions } from "../upload/uploadFile.js";
import type { Channel } from "./channel.js";

const PAGE = 50;

type FileFilter = CallOptions & { readonly type?: string | undefined };

const FILTER: KeysOf<FileFilter> = { ...WAIT_KEYS, type: true };

/** Uploads files for a channel, and lists those that were posted in it. */
export class ChannelFiles {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /**
   * Uploads a file: a path, a `File`, or bytes, a blob or a stream with a name. Returns an attachment that can be sent
   * with messages: `channel.send(text, { attachments: [file] })`. To send a file once, `channel.send(text, { files:
   * ["./x.png"] })` is shorter. Rejects with `ValidationError` for an empty name or file, or one that cannot be read,
   * `RequestError` if the server or its storage refuses, or the signal's reason.
   */
  async upload(file: FileInput, options: UploadOptions = {}): Promise<Init<MessageAttachment>> {
    return upload(this.#context, file, options);
  }

  /**
   * Yields the files that were posted, newest first.
   *
   * @param filter `type` is the beginning of the media type, such as `image`.
   */
  list(filter: FileFilter = {}): AsyncGenerator<ChannelAttachment, void, undefined> {
    requireOptions(filter, FILTER, { path: "filter" });
    return this.#list(filter.type ?? "", waitOf(filter));
  }

  async *#list(fileType: string, options: CallOptions): AsyncGenerator<ChannelAttachment, void, undefined> {
    const { channelId, clanId } = await this.#channel.ids(options);
    const seen = new Set<string>();
    for (let before = 0; ; ) {
      const request = { channelId, clanId, fileType, limit: PAGE, before };
      const { attachments } = await this.#context.rpc.listChannelAttachment(request, options);
      const fresh = attachments.filter(({ id }) => !seen.has(id));
      for (const attachment of fresh) seen.add(attachment.id);
      yield* fresh;
      const oldest = fresh.at(-1);
      if (oldest === undefined || attachments.length < PAGE) return;
      // Several files may have been posted in that second.
      before = oldest.createTimeSeconds + 1;
    }
  }
}
