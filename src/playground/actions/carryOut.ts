import { toError, ValidationError } from "../../core/errors.js";
import { checkSavedWorld, type SandboxUser } from "../../sandbox/index.js";
import type { ActionArgs, ActionName, ActionResult } from "../contract.js";
import { pageMessage } from "../pageMessage.js";
import type { RecordedAction } from "../record/recording.js";
import type { Session } from "../session.js";

type Handlers = {
  readonly [Name in ActionName]: (
    session: Session,
    args: ActionArgs<Name>,
  ) => ActionResult<Name> | Promise<ActionResult<Name>>;
};

/** Largest page of a history. */
const MOST_MESSAGES = 200;
/** Slots that can be ended at once. */
const MOST_SLOTS = 1_000;

const handlers: Handlers = {
  history: (session, { channelId, before, limit }) => ({
    messages: session.sandbox
      .history(channelId, { before, limit: Math.min(limit, MOST_MESSAGES) })
      .map((message) => pageMessage(message)),
  }),
  // What reaches others as an event is recorded as such, whichever client did it: see `recordedActionOf`.
  say: async (session, { as, channelId, content, mentions, attachments, replyTo, topicId }) => {
    const options = { replyTo, mentions, attachments: attachments.map((each) => ({ ...each })), topicId };
    const { id } = await person(session, as).send(channelId, content, options);
    return { id };
  },
  edit: (session, { as, message, content }) => nothing(person(session, as).edit(message, content)),
  remove: (session, { as, message }) => nothing(person(session, as).remove(message)),
  react: (session, { as, message, emoji, remove }) => nothing(person(session, as).react(message, emoji, { remove })),
  pin: async (session, { as, message, remove }) => {
    const user = person(session, as);
    await (remove ? user.unpin(message) : user.pin(message));
    session.stateChanged();
    return undefined;
  },
  type: (session, { as, channelId }) => nothing(person(session, as).type(channelId)),
  click: (session, { as, message, componentId, values }) => {
    const action = { kind: "click" as const, messageId: message.id, componentId, values };
    return nothing(
      did(session, as, action, async (user) => {
        for (const [id, value] of Object.entries(values)) await user.fill(message, id, value);
        await user.click(message, componentId);
      }),
    );
  },
  choose: (session, { as, message, componentId, value }) => {
    const action = { kind: "choose" as const, messageId: message.id, componentId, value };
    return nothing(did(session, as, action, (user) => user.choose(message, componentId, value)));
  },
  callMenu: (session, { as, channelId, name, text, message }) => {
    const action = { kind: "callMenu" as const, name, text, channelId };
    return nothing(did(session, as, action, (user) => user.callQuickMenu(channelId, name, { text, message })));
  },
  openDm: async (session, { as, userId }) => {
    const { id: channelId } = await person(session, as).openDm(userId);
    session.stateChanged();
    return { channelId };
  },
  credentials: ({ sandbox }, { as }) => {
    const { email, password } = sandbox.user(as).credentials;
    return { host: sandbox.host, port: sandbox.port, email, password };
  },
  addPerson: (session, { name }) => {
    if (name.trim() === "") throw new ValidationError("name", "must not be empty");
    session.sandbox.user(name.trim());
    session.stateChanged();
    return undefined;
  },
  createChannel: (session, { name, parentId, memberIds }) => {
    const type = parentId === undefined ? undefined : THREAD;
    const { id } = session.sandbox.createChannel({ name, type, parentId, memberIds });
    session.stateChanged();
    return { id };
  },
  createRole: (session, { name, permissions, memberIds }) => {
    session.sandbox.createRole({ name, permissions, memberIds });
    session.stateChanged();
    return undefined;
  },
  assignRole: (session, { roleId, userId, remove }) => {
    session.sandbox.changeRole(roleId, remove ? { removeMemberIds: [userId] } : { addMemberIds: [userId] });
    session.stateChanged();
    return undefined;
  },
  setRolePermission: (session, { roleId, permission, remove }) => {
    session.sandbox.changeRole(roleId, remove ? { removePermissions: [permission] } : { addPermissions: [permission] });
    session.stateChanged();
    return undefined;
  },
  joinVoice: async (session, { as, channelId, leave }) => {
    const user = person(session, as);
    await (leave ? user.leaveVoice() : user.joinVoice(channelId));
    session.stateChanged();
    return undefined;
  },
  pay: async (session, { as, receiverId, amount, note }) => {
    const receiver = session.sandbox.nameOf(receiverId) ?? receiverId;
    await did(session, as, { kind: "pay", receiver, amount, note }, (user) => user.pay(receiverId, amount, note));
    session.stateChanged();
    return undefined;
  },
  fund: (session, { userId, amount }) => {
    session.sandbox.chain.fund(userId, amount);
    session.stateChanged();
    return undefined;
  },
  advanceSlots: (session, { count }) => {
    session.sandbox.chain.advance(Math.min(count, MOST_SLOTS));
    session.stateChanged();
    return undefined;
  },
  fault: (session, { id, on, values }) => {
    session.setFault(id, on, values);
    return undefined;
  },
  wireDetails: (session, { id }) => session.wire.details(id),
  saveWorld: (session) => ({ world: session.sandbox.save() }),
  loadWorld: (session, { world }) => nothing(session.loadWorld(checkSavedWorld(world))),
  testOf: (session, { messageId }) => ({ code: session.testOf(messageId) }),
  record: (session, { on }) => session.record(on),
  restartBot: (session) => nothing(session.bot.restart("restarted by hand")),
};

const THREAD = 7;

/** Does what a page asks for. Rejects with an `Error` that says why not, whatever was sent. */
export async function carryOut(session: Session, action: unknown, args: unknown): Promise<unknown> {
  if (typeof action !== "string" || !Object.hasOwn(handlers, action))
    throw new ValidationError("action", `${String(action)} is not known`);
  if (typeof args !== "object" || args === null) throw new ValidationError("args", "must be an object");
  const handler = handlers[action as ActionName] as (session: Session, args: object) => unknown;
  try {
    return await handler(session, args);
  } catch (error) {
    throw toError(error);
  }
}

function person(session: Session, name: string): SandboxUser {
  return session.sandbox.user(name);
}

/** Lets a person do something, and notes it in the recording if it was not refused. */
async function did<Result>(
  session: Session,
  name: string,
  action: RecordedAction,
  work: (user: SandboxUser) => Promise<Result>,
): Promise<Result> {
  const forget = session.recorded({ by: "person", name, action });
  try {
    return await work(person(session, name));
  } catch (error) {
    forget();
    throw error;
  }
}

async function nothing(work: Promise<unknown>): Promise<undefined> {
  await work;
  return undefined;
}
