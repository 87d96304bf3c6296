import { act, nameOf, speaker, tokens, world } from "../state/store.js";

/** Balances, transfers and slots of the chain. */
export function TokensPanel() {
  const { slot, balances, transactions } = tokens.value;
  const people = world.value?.people ?? [];
  const payees = people.filter(({ username }) => username !== speaker.value);
  return (
    <>
      <h2>Tokens</h2>
      <form
        class="pay"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const args = { receiverId: String(data.get("receiver")), amount: String(data.get("amount")) };
          void act("pay", { as: speaker.value, ...args, note: String(data.get("note")) });
        }}
      >
        <label>
          To
          <select name="receiver" defaultValue={world.value?.botId}>
            {payees.map(({ id, username }) => (
              <option key={id} value={id}>
                {username}
              </option>
            ))}
          </select>
        </label>
        <label>
          Tokens
          <input name="amount" inputMode="decimal" pattern="\d+(\.\d{1,6})?" defaultValue="1000" required />
        </label>
        <label>
          Note
          <input name="note" />
        </label>
        <button type="submit" class="button is-primary">
          Pay as {speaker.value}
        </button>
      </form>
      <table>
        <caption>Balances</caption>
        <tbody>
          {balances.map(({ userId, tokens: amount }) => (
            <tr key={userId}>
              <th scope="row">{nameOf(userId)}</th>
              <td>{amount}</td>
              <td>
                <button
                  type="button"
                  aria-label={`Give ${nameOf(userId)} 1000 tokens`}
                  onClick={() => void act("fund", { userId, amount: "1000" })}
                >
                  +1000
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="row">
        Slot {slot}
        <button type="button" onClick={() => void act("advanceSlots", { count: 1 })}>
          End a slot
        </button>
        <button type="button" onClick={() => void act("advanceSlots", { count: 10 })}>
          End 10
        </button>
      </p>
      <h3>Transfers</h3>
      {transactions.length === 0 ? <p class="hint">Nobody has paid anybody yet.</p> : null}
      <ul class="transfers">
        {transactions.map((each) => (
          <li key={each.hash}>
            <b>{each.amount}</b> from {nameOf(each.senderId)} to {nameOf(each.recipientId)}{" "}
            <span class="badge">{each.status}</span>
            {each.note === "" ? null : <p class="hint">{each.note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
