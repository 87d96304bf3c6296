import { useSignal } from "@preact/signals";
import type { PlaygroundState } from "../../src/playground/contract.js";
import { closePoll, createPoll, vote } from "../state/actions.js";
import { me, nameOf } from "../state/store.js";

type Poll = PlaygroundState["polls"][number];

/** The answers of a poll with their votes, to vote for. */
export function PollView({ poll }: { readonly poll: Poll }) {
  const own = me.value?.id ?? "";
  const { id: pollId, messageId, channelId, answers, isClosed, isMultiple, creatorId } = poll;
  const most = Math.max(1, ...answers.map(({ voterIds }) => voterIds.length));
  const at = { pollId, messageId };
  return (
    <form
      class="poll"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget).getAll("answer").map(Number);
        if (chosen.length > 0) void vote(channelId, at, chosen);
      }}
    >
      <fieldset class="options" disabled={isClosed}>
        <legend class="visually-hidden">{poll.question}</legend>
        {answers.map(({ label, voterIds }, index) => (
          <label key={index} class="option" title={voterIds.map(nameOf).join(", ")}>
            <input
              type={isMultiple ? "checkbox" : "radio"}
              name="answer"
              value={index}
              defaultChecked={voterIds.includes(own)}
            />
            <span>{label}</span>
            <meter min={0} max={most} value={voterIds.length} aria-hidden="true" />
            <span class="meta">{voterIds.length === 1 ? "1 vote" : `${voterIds.length} votes`}</span>
          </label>
        ))}
      </fieldset>
      <p class="row">
        {isClosed ? <span class="badge">CLOSED</span> : <button type="submit">Vote</button>}
        {isClosed || creatorId !== own ? null : (
          <button type="button" onClick={() => void closePoll(channelId, at)}>
            Close the poll
          </button>
        )}
      </p>
    </form>
  );
}

/** Asks a question with answers. */
export function PollForm({ channelId, onDone }: { readonly channelId: string; readonly onDone: () => void }) {
  const answers = useSignal(2);
  return (
    <form
      class="poll-form"
      aria-label="A poll"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const given = data.getAll("answer").map((each) => String(each).trim());
        const question = String(data.get("question"));
        const poll = { question, answers: given.filter((each) => each !== ""), multiple: data.has("multiple") };
        void createPoll(channelId, poll).then(onDone);
      }}
    >
      <input name="question" aria-label="Question" placeholder="Question" required />
      {Array.from({ length: answers.value }, (_, index) => (
        <input key={index} name="answer" aria-label={`Answer ${index + 1}`} placeholder={`Answer ${index + 1}`} />
      ))}
      <p class="row">
        <button
          type="button"
          onClick={() => {
            answers.value += 1;
          }}
        >
          One more answer
        </button>
        <label class="check">
          <input type="checkbox" name="multiple" /> several answers
        </label>
        <button type="submit" class="button is-primary">
          Ask
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </p>
    </form>
  );
}
