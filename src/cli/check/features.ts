import type { Feature } from "./feature.js";
import { balance } from "./features/balance.js";
import { buttons } from "./features/buttons.js";
import { canvas } from "./features/canvas.js";
import { directMessage } from "./features/directMessage.js";
import { edit } from "./features/edit.js";
import { embed } from "./features/embed.js";
import { ephemeral } from "./features/ephemeral.js";
import { files } from "./features/files.js";
import { form } from "./features/form.js";
import { forward } from "./features/forward.js";
import { history } from "./features/history.js";
import { members } from "./features/members.js";
import { mentions } from "./features/mentions.js";
import { permissions } from "./features/permissions.js";
import { pins } from "./features/pins.js";
import { poll } from "./features/poll.js";
import { quickMenu } from "./features/quickMenu.js";
import { reactions } from "./features/reactions.js";
import { readMark } from "./features/readMark.js";
import { receive } from "./features/receive.js";
import { remove } from "./features/remove.js";
import { reply } from "./features/reply.js";
import { send } from "./features/send.js";
import { thread } from "./features/thread.js";
import { topic } from "./features/topic.js";
import { transfer } from "./features/transfer.js";
import { typing } from "./features/typing.js";

/** Every feature, in the order in which they are tried. */
export const features: readonly Feature[] = [
  ...[permissions, members, history, typing, send, receive, reply, edit, remove, forward, mentions, reactions],
  ...[embed, buttons, form, files, thread, topic, pins, poll, canvas, readMark],
  ...[ephemeral, directMessage, quickMenu, balance, transfer],
];
