import { describe, expect, test } from "vitest";
import {
  type Buildable,
  ButtonBuilder,
  ButtonStyle,
  type Embed,
  EmbedBuilder,
  MessageBuilder,
} from "../../src/builders/index.js";

const URL = "https://cdn.mezon.ai/a.png";
const field = (embed: Buildable<Embed>): unknown => embed.build().fields?.[0];

/**
 * What the builders of the official SDK (2.8.33) and of the Python SDK make of the
 * same calls, with keys absent that those write as null, and components in rows.
 */
describe("the JSON of older builders", () => {
  test.each<[string, () => unknown, unknown]>([
    [
      "setColor, setTitle, setUrl, setDescription",
      () => new EmbedBuilder().setColor("#ff8800").setTitle("T").setUrl(URL).setDescription("D").build(),
      { color: "#ff8800", title: "T", url: URL, description: "D" },
    ],
    [
      "setAuthor",
      () => new EmbedBuilder().setAuthor({ name: "A", iconUrl: URL, url: URL }).build(),
      { author: { name: "A", icon_url: URL, url: URL } },
    ],
    ["setAuthor, a name alone", () => new EmbedBuilder().setAuthor({ name: "A" }).build(), { author: { name: "A" } }],
    ["setThumbnail", () => new EmbedBuilder().setThumbnail(URL).build(), { thumbnail: { url: URL } }],
    [
      "setImage with a size",
      () => new EmbedBuilder().setImage(URL, { width: "800", height: "400" }).build(),
      { image: { url: URL, width: "800", height: "400" } },
    ],
    [
      "setImage",
      () => new EmbedBuilder().setImage(URL).build(),
      { image: { url: URL, width: "auto", height: "auto" } },
    ],
    [
      "setFooter",
      () => new EmbedBuilder().setFooter("F", { iconUrl: URL }).build(),
      { footer: { text: "F", icon_url: URL } },
    ],
    ["setFooter, a text alone", () => new EmbedBuilder().setFooter("F").build(), { footer: { text: "F" } }],
    ["a time", () => new EmbedBuilder().setTimestamp(new Date(0)).build(), { timestamp: "1970-01-01T00:00:00.000Z" }],
    [
      "addField",
      () => field(new EmbedBuilder().addField({ name: "Field 1", value: "Value 1", inline: true })),
      { name: "Field 1", value: "Value 1", inline: true },
    ],
    [
      "addField, not inline",
      () => field(new EmbedBuilder().addField({ name: "n", value: "v" })),
      { name: "n", value: "v", inline: false },
    ],
    [
      "addInputField",
      () =>
        field(
          new EmbedBuilder().addInput("username", {
            name: "Username",
            placeholder: "Enter your username",
            description: "Choose",
          }),
        ),
      {
        name: "Username",
        value: "Choose",
        inputs: {
          id: "username",
          type: 3,
          component: {
            id: "username-component",
            placeholder: "Enter your username",
            defaultValue: "",
            type: "text",
            textarea: false,
          },
        },
      },
    ],
    [
      "addInputField with options",
      () =>
        field(
          new EmbedBuilder().addInput("bio", {
            name: "Bio",
            defaultValue: "x",
            type: "text",
            textarea: true,
            disabled: true,
          }),
        ),
      {
        name: "Bio",
        value: "",
        inputs: {
          id: "bio",
          type: 3,
          component: { id: "bio-component", defaultValue: "x", type: "text", textarea: true, disabled: true },
        },
      },
    ],
    [
      "addSelectField",
      () =>
        field(
          new EmbedBuilder().addSelect("country", {
            name: "Country",
            description: "Select",
            options: [
              { label: "US", value: "us" },
              { label: "VN", value: "vn" },
            ],
          }),
        ),
      {
        name: "Country",
        value: "Select",
        inputs: {
          id: "country",
          type: 2,
          component: {
            options: [
              { label: "US", value: "us" },
              { label: "VN", value: "vn" },
            ],
          },
        },
      },
    ],
    [
      "addSelectField with a choice",
      () =>
        field(
          new EmbedBuilder().addSelect("country", {
            name: "Country",
            options: [{ label: "US", value: "us" }],
            selected: "us",
          }),
        ),
      {
        name: "Country",
        value: "",
        inputs: {
          id: "country",
          type: 2,
          component: { options: [{ label: "US", value: "us" }], valueSelected: { label: "US", value: "us" } },
        },
      },
    ],
    [
      "addRadioField",
      () =>
        field(
          new EmbedBuilder().addRadio("plan", {
            name: "Plan",
            description: "Choose",
            options: [{ label: "Free", value: "free", description: "Basic features" }],
          }),
        ),
      {
        name: "Plan",
        value: "Choose",
        inputs: { id: "plan", type: 5, component: [{ label: "Free", value: "free", description: "Basic features" }] },
      },
    ],
    [
      "addRadioField, several",
      () =>
        field(
          new EmbedBuilder().addRadio("plan", {
            name: "Plan",
            multiple: true,
            maxOptions: 2,
            options: [
              { label: "A", value: "a", name: "a" },
              { label: "B", value: "b", name: "b" },
            ],
          }),
        ),
      {
        name: "Plan",
        value: "",
        inputs: {
          id: "plan",
          type: 5,
          component: [
            { label: "A", value: "a", name: "a" },
            { label: "B", value: "b", name: "b" },
          ],
          max_options: 2,
        },
      },
    ],
    [
      "addDatePickerField",
      () => field(new EmbedBuilder().addDatePicker("birthdate", { name: "Birth Date", description: "d" })),
      { name: "Birth Date", value: "d", inputs: { id: "birthdate", type: 4, component: {} } },
    ],
    [
      "addAnimation",
      () =>
        field(
          new EmbedBuilder().addAnimation(
            "a",
            { url_image: URL, url_position: URL, pool: [["a", "b"]], repeat: 3, duration: 2 },
            { name: "Anim", description: "ad" },
          ),
        ),
      {
        name: "Anim",
        value: "ad",
        inputs: {
          id: "a",
          type: 6,
          component: { url_image: URL, url_position: URL, pool: [["a", "b"]], repeat: 3, duration: 2 },
        },
      },
    ],
    [
      "ButtonBuilder",
      () =>
        new ButtonBuilder()
          .addButton({ id: "accept", label: "Accept", style: ButtonStyle.Success })
          .addButton({ id: "decline", label: "Decline", style: ButtonStyle.Danger, disabled: true })
          .addButton({ id: "help", label: "Help", style: ButtonStyle.Link, url: "https://help.mezon.ai" })
          .build(),
      [
        {
          components: [
            { id: "accept", type: 1, component: { label: "Accept", style: 3 } },
            { id: "decline", type: 1, component: { label: "Decline", style: 4, disable: true } },
            { id: "help", type: 1, component: { label: "Help", style: 5, url: "https://help.mezon.ai" } },
          ],
        },
      ],
    ],
    [
      "a text that is bold",
      () => new MessageBuilder().bold("a").text("!").build().content,
      { t: "a!", mk: [{ s: 0, e: 1, type: "b" }] },
    ],
    [
      "a hashtag",
      () => new MessageBuilder().channel({ id: "5", name: "ab" }).build().content,
      { t: "#ab", hg: [{ s: 0, e: 3, channelId: "5" }] },
    ],
    [
      "an emoji",
      () => new MessageBuilder().emoji({ id: "7", name: "x" }).build().content,
      { t: ":x:", ej: [{ s: 0, e: 3, emojiid: "7" }] },
    ],
  ])("%s", (_, build, json) => {
    expect(JSON.parse(JSON.stringify(build()))).toStrictEqual(json);
  });
});
