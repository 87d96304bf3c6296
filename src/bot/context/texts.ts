/** What the toolkit itself says to people, in one language. */
export interface Texts {
  /** A handler failed. */
  readonly failed: string;
  /** Too much waits to be handled. */
  readonly busy: string;
  readonly notAllowed: string;
  readonly onlyInClan: string;
  readonly onlyInConversation: string;
  /** A button that is no longer valid, one of another person, and one that the bot did not make. */
  readonly expired: string;
  readonly foreign: string;
  readonly forged: string;
  readonly cooldown: (seconds: number) => string;
  readonly usage: (usage: string) => string;
  readonly unknownCommand: (name: string) => string;
  readonly didYouMean: (names: readonly string[]) => string;
  readonly chooseSubcommand: (path: string, names: string) => string;
  readonly missingArgument: (name: string) => string;
  readonly tooManyArguments: (text: string) => string;
  readonly unknownFlag: (flag: string) => string;
  /** The following complete a sentence that begins with what was written: "abc" … */
  readonly noWholeNumber: string;
  readonly noNumber: string;
  readonly noAmount: string;
  readonly noYesOrNo: string;
  readonly noDuration: string;
  readonly noDate: string;
  readonly noUser: string;
  readonly severalUsers: (names: string) => string;
  readonly noRole: string;
  readonly noChannel: string;
  readonly noMessage: string;
  readonly noChoice: (choices: string, nearest: string | undefined) => string;
  readonly lessThan: (min: string) => string;
  readonly moreThan: (max: string) => string;
  readonly tooLong: (characters: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly submit: string;
  readonly submitted: string;
  readonly tooManyTries: string;
  readonly cancelled: string;
  readonly conversationChanged: string;
  /** Words that end a conversation. */
  readonly cancelWords: readonly string[];
  readonly menuClosed: string;
  readonly menuExpired: string;
  readonly helpTitle: string;
  readonly helpOf: (command: string) => string;
  readonly noCommands: string;
  readonly aliases: string;
  readonly examples: string;
}

const en: Texts = {
  failed: "Something went wrong. Please try again later.",
  busy: "One moment, please: I am still busy.",
  notAllowed: "You may not do that.",
  onlyInClan: "This works in a clan only.",
  onlyInConversation: "This works in a direct conversation only.",
  expired: "This is no longer valid.",
  foreign: "This is meant for somebody else.",
  forged: "This is not valid.",
  cooldown: (seconds) => `Please wait ${seconds} s.`,
  usage: (usage) => `Usage: ${usage}`,
  unknownCommand: (name) => `There is no command "${name}".`,
  didYouMean: (names) => `Did you mean ${listed(names, "or")}?`,
  chooseSubcommand: (path, names) => `${path} what? One of: ${names}.`,
  missingArgument: (name) => `Something is missing: ${name}.`,
  tooManyArguments: (text) => `"${text}" is too much.`,
  unknownFlag: (flag) => `There is no ${flag} here.`,
  noWholeNumber: "is no whole number.",
  noNumber: "is no number.",
  noAmount: "is no amount above zero such as 1.5, with at most six places.",
  noYesOrNo: "is neither yes nor no.",
  noDuration: "is no duration such as 10m, 1h30 or 2d.",
  noDate: "is no date such as 2026-01-31 or 31/01/2026.",
  noUser: "is nobody I know: mention them.",
  severalUsers: (names) => `could be ${names}: mention the one you mean.`,
  noRole: "is no role of this clan.",
  noChannel: "is no channel of this clan.",
  noMessage: "is no message or link to one.",
  noChoice: (choices, nearest) => `is none of ${choices}.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`,
  lessThan: (min) => `is less than ${min}.`,
  moreThan: (max) => `is more than ${max}.`,
  tooLong: (characters) => `is longer than ${characters} characters.`,
  yes: "Yes",
  no: "No",
  submit: "Submit",
  submitted: "Thank you.",
  tooManyTries: "That did not work out. Please begin again.",
  cancelled: "Cancelled.",
  conversationChanged: "I have been changed meanwhile. Please begin again.",
  cancelWords: ["cancel", "stop"],
  menuClosed: "Closed: another one was opened.",
  menuExpired: "Expired.",
  helpTitle: "Commands",
  helpOf: (command) => `More about one of them: ${command}`,
  noCommands: "There are no commands here that you may use.",
  aliases: "Also",
  examples: "Examples",
};

const vi: Texts = {
  failed: "Đã có lỗi xảy ra. Vui lòng thử lại sau.",
  busy: "Vui lòng chờ một chút: tôi đang bận.",
  notAllowed: "Bạn không có quyền làm việc này.",
  onlyInClan: "Lệnh này chỉ dùng được trong clan.",
  onlyInConversation: "Lệnh này chỉ dùng được trong tin nhắn riêng.",
  expired: "Nút này đã hết hạn.",
  foreign: "Nút này dành cho người khác.",
  forged: "Nút này không hợp lệ.",
  cooldown: (seconds) => `Vui lòng chờ ${seconds} giây.`,
  usage: (usage) => `Cách dùng: ${usage}`,
  unknownCommand: (name) => `Không có lệnh "${name}".`,
  didYouMean: (names) => `Có phải bạn muốn dùng ${listed(names, "hoặc")}?`,
  chooseSubcommand: (path, names) => `${path} gì? Chọn một trong: ${names}.`,
  missingArgument: (name) => `Còn thiếu: ${name}.`,
  tooManyArguments: (text) => `"${text}" là thừa.`,
  unknownFlag: (flag) => `Không có ${flag} ở đây.`,
  noWholeNumber: "không phải là số nguyên.",
  noNumber: "không phải là số.",
  noAmount: "không phải là số tiền lớn hơn 0 như 1.5, tối đa sáu chữ số thập phân.",
  noYesOrNo: "không phải là có hoặc không.",
  noDuration: "không phải là khoảng thời gian như 10m, 1h30 hoặc 2d.",
  noDate: "không phải là ngày như 2026-01-31 hoặc 31/01/2026.",
  noUser: "không phải là người mà tôi biết: hãy nhắc tên họ.",
  severalUsers: (names) => `có thể là ${names}: hãy nhắc tên người bạn muốn.`,
  noRole: "không phải là vai trò của clan này.",
  noChannel: "không phải là kênh của clan này.",
  noMessage: "không phải là tin nhắn hoặc liên kết tin nhắn.",
  noChoice: (choices, nearest) =>
    `không thuộc ${choices}.${nearest === undefined ? "" : ` Có phải bạn muốn nói ${nearest}?`}`,
  lessThan: (min) => `nhỏ hơn ${min}.`,
  moreThan: (max) => `lớn hơn ${max}.`,
  tooLong: (characters) => `dài hơn ${characters} ký tự.`,
  yes: "Có",
  no: "Không",
  submit: "Gửi",
  submitted: "Cảm ơn bạn.",
  tooManyTries: "Không thành công. Vui lòng bắt đầu lại.",
  cancelled: "Đã hủy.",
  conversationChanged: "Tôi vừa được cập nhật. Vui lòng bắt đầu lại.",
  cancelWords: ["hủy", "huỷ", "dừng", "cancel"],
  menuClosed: "Đã đóng vì menu khác được mở.",
  menuExpired: "Đã hết hạn.",
  helpTitle: "Các lệnh",
  helpOf: (command) => `Xem chi tiết: ${command}`,
  noCommands: "Không có lệnh nào mà bạn được dùng ở đây.",
  aliases: "Tên khác",
  examples: "Ví dụ",
};

/** The languages that the toolkit speaks. */
export const texts = { en, vi } as const satisfies Record<string, Texts>;

export type Locale = keyof typeof texts;

/** Returns the texts of a language tag such as `vi-VN`; English ones for a language that has none. */
export function textsOf(locale: string | undefined): Texts {
  const [language = ""] = (locale ?? "").toLowerCase().split(/[-_]/);
  return Object.hasOwn(texts, language) ? texts[language as Locale] : en;
}

function listed(names: readonly string[], or: string): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${or} ${names.at(-1) ?? ""}`;
}
