import { ButtonStyle, ComponentType, SelectType } from "../../generated/content/types.js";
import type { InputValue, PageMessage } from "../../src/playground/contract.js";
import { act, channelName, formOf, speaker, world } from "../state/store.js";
import { AnimationView } from "./animation.js";
import { type Json, linkOf, listOf, numberOf, objectOf, textOf } from "./json.js";

interface ComponentProps {
  readonly component: Json;
  readonly message: PageMessage;
}

const STYLES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(ButtonStyle).map(([name, style]) => [style, name.toLowerCase()]),
);

/** The rows of buttons and selects below a message. A component outside of a row is not shown, as in real clients. */
export function ActionRows({ message }: { readonly message: PageMessage }) {
  const rows = listOf(message.content["components"]).map((row) => listOf(objectOf(row)["components"]).map(objectOf));
  return (
    <>
      {rows.map((components, index) => (
        <div key={index} class="action-row">
          {components.map((component, at) => {
            if (component["type"] === ComponentType.Button)
              return <ButtonView key={at} component={component} message={message} />;
            if (component["type"] !== ComponentType.Select) return null;
            const label = textOf(objectOf(component["component"])["placeholder"]) || textOf(component["id"]);
            return <SelectView key={at} component={component} message={message} label={label} />;
          })}
        </div>
      ))}
    </>
  );
}

const ICONS: Readonly<Record<string, string>> = { PLAY: "▶", PAUSE: "⏸" };

export function ButtonView({ component, message }: ComponentProps) {
  const id = textOf(component["id"]);
  const details = objectOf(component["component"]);
  const style = STYLES[numberOf(details["style"]) ?? ButtonStyle.Primary] ?? "primary";
  const icon = ICONS[textOf(details["icon"])];
  const label = textOf(details["label"]);
  const href = textOf(details["url"]);
  const classes = `button is-${style} ${details["disable"] === true ? "is-disabled" : ""}`;
  const face = (
    <>
      {icon === undefined ? null : <span aria-hidden={label !== ""}>{icon}</span>}
      {label}
    </>
  );
  if (href !== "") {
    return (
      <a class={classes} href={linkOf(href)} target="_blank" rel="noopener noreferrer">
        {face} <span aria-hidden="true">↗</span>
      </a>
    );
  }
  return (
    <button
      type="button"
      class={classes}
      aria-label={label === "" ? textOf(details["icon"]) || id : undefined}
      title={details["disable"] === true ? "shown as disabled; today's clients report a click all the same" : undefined}
      onClick={() =>
        void act("click", { as: speaker.value, message, componentId: id, values: formOf(message.id).value })
      }
    >
      {face}
    </button>
  );
}

/** What can be filled in within a field of a card. */
export function FieldInput({ component, message, label }: ComponentProps & { readonly label: string }) {
  switch (component["type"]) {
    case ComponentType.Select:
      return <SelectView component={component} message={message} label={label} />;
    case ComponentType.Input:
      return <TextInput component={component} message={message} label={label} />;
    case ComponentType.DatePicker:
      return (
        <input
          type="date"
          aria-label={label}
          value={textOf(formOf(message.id).value[textOf(component["id"])])}
          onInput={({ currentTarget }) => fill(message, component, currentTarget.value)}
        />
      );
    case ComponentType.Radio:
      return <RadioView component={component} message={message} label={label} />;
    case ComponentType.Animation:
      return <AnimationView component={objectOf(component["component"])} label={label} />;
    default:
      return null;
  }
}

function fill(message: PageMessage, component: Json, value: InputValue): void {
  const form = formOf(message.id);
  form.value = { ...form.value, [textOf(component["id"])]: value };
}

function TextInput({ component, message, label }: ComponentProps & { readonly label: string }) {
  const details = objectOf(component["component"]);
  const type = textOf(details["type"]) || "text";
  const given = formOf(message.id).value[textOf(component["id"])];
  const common = {
    "aria-label": label || textOf(details["placeholder"]) || textOf(component["id"]),
    placeholder: textOf(details["placeholder"]),
    disabled: details["disabled"] === true,
    required: details["required"] === true,
    value: given === undefined ? textOf(details["defaultValue"]) : textOf(given),
  };
  if (details["textarea"] === true) {
    return (
      <textarea rows={3} {...common} onInput={({ currentTarget }) => fill(message, component, currentTarget.value)} />
    );
  }
  const bounds = type === "number" ? { min: 0, step: 0.5 } : {};
  return (
    <input
      type={type as "text"}
      {...bounds}
      {...common}
      onInput={({ currentTarget }) => fill(message, component, currentTarget.value)}
    />
  );
}

function RadioView({ component, message, label }: ComponentProps & { readonly label: string }) {
  const id = textOf(component["id"]);
  const options = listOf(component["component"]).map(objectOf);
  // Several can be ticked exactly when the first two options have different names.
  const isMultiple = options.length > 1 && options[0]?.["name"] !== options[1]?.["name"];
  const most = numberOf(component["max_options"]);
  const given = formOf(message.id).value[id] ?? [];
  const ticked = typeof given === "string" ? [given] : given;
  return (
    <fieldset class="options">
      <legend class="visually-hidden">{label}</legend>
      {options.map((option) => {
        const value = textOf(option["value"]);
        const isTicked = ticked.includes(value);
        const isFull = isMultiple && most !== undefined && ticked.length >= most && !isTicked;
        return (
          <label key={value} class={`option is-${STYLES[numberOf(option["style"]) ?? 0] ?? "plain"}`}>
            <input
              type={isMultiple ? "checkbox" : "radio"}
              name={`${message.id}:${id}`}
              checked={isTicked}
              disabled={option["disabled"] === true || isFull}
              onChange={() => {
                if (!isMultiple) fill(message, component, value);
                else fill(message, component, isTicked ? ticked.filter((each) => each !== value) : [...ticked, value]);
              }}
            />
            <span>
              {textOf(option["label"])}
              {textOf(option["description"]) === "" ? null : <small>{textOf(option["description"])}</small>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

/** Selects of people, roles and channels offer those that there are. */
function optionsOf(details: Json): readonly Option[] {
  const given = listOf(details["options"]).map(objectOf);
  if (given.length > 0) {
    return given.map((option) => {
      return {
        value: textOf(option["value"]),
        label: textOf(option["label"]),
        description: textOf(option["description"]),
      };
    });
  }
  const state = world.value;
  switch (details["type"]) {
    case SelectType.User:
      return (state?.people ?? []).map(({ id, displayName }) => ({ value: id, label: displayName, description: "" }));
    case SelectType.Role:
      return (state?.roles ?? []).map(({ id, name }) => ({ value: id, label: name, description: "" }));
    case SelectType.Channel:
      return (state?.channels ?? []).map(({ id }) => ({ value: id, label: channelName(id), description: "" }));
    default:
      return [];
  }
}

function SelectView({ component, message, label }: ComponentProps & { readonly label: string }) {
  const id = textOf(component["id"]);
  const details = objectOf(component["component"]);
  const options = optionsOf(details);
  const isMultiple = (numberOf(details["min_options"]) ?? 0) > 1 || (numberOf(details["max_options"]) ?? 0) >= 2;
  const form = formOf(`${message.id}:selects`);
  const preset = textOf(objectOf(details["valueSelected"])["value"]);
  const given = form.value[id] ?? preset;
  const choose = (value: InputValue): void => {
    form.value = { ...form.value, [id]: value };
    if (value.length > 0) void act("choose", { as: speaker.value, message, componentId: id, value });
  };
  const isDisabled = details["disabled"] === true;
  if (isMultiple) {
    const most = numberOf(details["max_options"]) ?? options.length;
    return <MultipleSelect {...{ label, options, given, most, isDisabled, choose }} />;
  }
  return (
    <select
      aria-label={label}
      disabled={isDisabled}
      value={textOf(given)}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="" disabled>
        {textOf(details["placeholder"]) || "Choose …"}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
          {option.description === "" ? "" : ` – ${option.description}`}
        </option>
      ))}
    </select>
  );
}

/** Several options are gathered; each of them is reported, as by real clients. */
function MultipleSelect(props: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly given: InputValue;
  readonly most: number;
  readonly isDisabled: boolean;
  readonly choose: (value: InputValue) => void;
}) {
  const { label, options, given, most, isDisabled, choose } = props;
  const chosen = typeof given === "string" ? (given === "" ? [] : [given]) : given;
  return (
    <form
      class="multiple"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const values = data.getAll("option").map(String);
        if (values.length > 0) choose(values);
      }}
    >
      <fieldset class="options" disabled={isDisabled}>
        <legend>
          {label} <small>(up to {most})</small>
        </legend>
        {options.map((option) => (
          <label key={option.value} class="option">
            <input type="checkbox" name="option" value={option.value} defaultChecked={chosen.includes(option.value)} />
            <span>
              {option.label}
              {option.description === "" ? null : <small>{option.description}</small>}
            </span>
          </label>
        ))}
        <button type="submit">Choose</button>
      </fieldset>
    </form>
  );
}
