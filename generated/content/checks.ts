// Generated from openapi/content/messageContent.yaml by npm run generate. Do not edit.

import { checkArray, checkBoolean, checkConst, checkEnum, checkInteger, checkKeys, checkNumber, checkOneOf, checkString, checkTypes, checkUnique, type Fault, has, isObject, notObject, put } from "../../src/runtime/content.js";

const keysOfMessageContent: ReadonlySet<string> = new Set(["t","hg","ej","mk","lk","vk","lky","embed","components","fwd"]);
const mistakenInMessageContent: Readonly<Record<string, string>> = {"text":"the text of a message is called t","content":"the text of a message is called t","message":"the text of a message is called t","attachments":"attachments are an option beside the content: send(content, { attachments })","files":"attachments are an option beside the content: send(content, { attachments })","mentions":"mentions are an option beside the content: send(content, { mentions })"};

/** Adds what is wrong with a MessageContent. */
export function checkMessageContent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "t")) checkString(value["t"], `${path}.t`, faults);
  if (has(value, "hg")) checkArray(value["hg"], `${path}.hg`, faults, (item, at) => { checkHashtag(item, at, faults); });
  if (has(value, "ej")) checkArray(value["ej"], `${path}.ej`, faults, (item, at) => { checkCustomEmoji(item, at, faults); });
  if (has(value, "mk")) checkArray(value["mk"], `${path}.mk`, faults, (item, at) => { checkMarkup(item, at, faults); });
  if (has(value, "lk")) checkArray(value["lk"], `${path}.lk`, faults, (item, at) => { checkTextRange(item, at, faults); });
  if (has(value, "vk")) checkArray(value["vk"], `${path}.vk`, faults, (item, at) => { checkTextRange(item, at, faults); });
  if (has(value, "lky")) checkArray(value["lky"], `${path}.lky`, faults, (item, at) => { checkTextRange(item, at, faults); });
  if (has(value, "embed")) checkArray(value["embed"], `${path}.embed`, faults, (item, at) => { checkEmbed(item, at, faults); });
  if (has(value, "components")) checkArray(value["components"], `${path}.components`, faults, (item, at) => { checkActionRow(item, at, faults); });
  if (has(value, "fwd")) checkBoolean(value["fwd"], `${path}.fwd`, faults);
  checkKeys(value, path, faults, keysOfMessageContent, mistakenInMessageContent);
}

const keysOfTextRange: ReadonlySet<string> = new Set(["s","e"]);

/** Adds what is wrong with a TextRange. */
export function checkTextRange(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "s")) checkInteger(value["s"], `${path}.s`, faults, { minimum: 0 });
  else put(faults, `${path}.s`, "is missing");
  if (has(value, "e")) checkInteger(value["e"], `${path}.e`, faults, { minimum: 1 });
  else put(faults, `${path}.e`, "is missing");
  checkKeys(value, path, faults, keysOfTextRange);
}

const keysOfHashtag: ReadonlySet<string> = new Set(["s","e","channelId","channelid"]);

/** Adds what is wrong with a Hashtag. */
export function checkHashtag(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "s")) checkInteger(value["s"], `${path}.s`, faults, { minimum: 0 });
  else put(faults, `${path}.s`, "is missing");
  if (has(value, "e")) checkInteger(value["e"], `${path}.e`, faults, { minimum: 1 });
  else put(faults, `${path}.e`, "is missing");
  if (has(value, "channelId")) checkId(value["channelId"], `${path}.channelId`, faults);
  if (has(value, "channelid")) checkId(value["channelid"], `${path}.channelid`, faults);
  checkKeys(value, path, faults, keysOfHashtag);
  if (!(has(value, "channelId") || has(value, "channelid"))) put(faults, path, "needs a channelId");
}

const keysOfCustomEmoji: ReadonlySet<string> = new Set(["s","e","emojiid"]);

/** Adds what is wrong with a CustomEmoji. */
export function checkCustomEmoji(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "s")) checkInteger(value["s"], `${path}.s`, faults, { minimum: 0 });
  else put(faults, `${path}.s`, "is missing");
  if (has(value, "e")) checkInteger(value["e"], `${path}.e`, faults, { minimum: 1 });
  else put(faults, `${path}.e`, "is missing");
  if (has(value, "emojiid")) checkId(value["emojiid"], `${path}.emojiid`, faults);
  else put(faults, `${path}.emojiid`, "is missing");
  checkKeys(value, path, faults, keysOfCustomEmoji);
}

const keysOfMarkup: ReadonlySet<string> = new Set(["s","e","type","url","title","description","image","index"]);

/** Adds what is wrong with a Markup. */
export function checkMarkup(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "s")) checkInteger(value["s"], `${path}.s`, faults, { minimum: 0 });
  else put(faults, `${path}.s`, "is missing");
  if (has(value, "e")) checkInteger(value["e"], `${path}.e`, faults, { minimum: 1 });
  else put(faults, `${path}.e`, "is missing");
  if (has(value, "type")) checkMarkupType(value["type"], `${path}.type`, faults);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "url")) checkString(value["url"], `${path}.url`, faults);
  if (has(value, "title")) checkString(value["title"], `${path}.title`, faults);
  if (has(value, "description")) checkString(value["description"], `${path}.description`, faults);
  if (has(value, "image")) checkString(value["image"], `${path}.image`, faults);
  if (has(value, "index")) checkInteger(value["index"], `${path}.index`, faults);
  checkKeys(value, path, faults, keysOfMarkup);
}

/** Adds what is wrong with a MarkupType. */
export function checkMarkupType(value: unknown, path: string, faults: Fault[]): void {
  checkEnum(value, path, faults, ["t","s","pre","c","b","lk","vk","lk_yt","lk_fb","lk_tt","lk_ogp"]);
}

/** Adds what is wrong with an Id. */
export function checkId(value: unknown, path: string, faults: Fault[]): void {
  checkString(value, path, faults, { message: "must be an id, a decimal string", pattern: /^[1-9][0-9]{0,18}$/u });
}

/** Adds what is wrong with an Url. */
export function checkUrl(value: unknown, path: string, faults: Fault[]): void {
  checkString(value, path, faults, { message: "must be an absolute URL such as https://example.com", pattern: /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/u });
}

/** Adds what is wrong with a ComponentId. */
export function checkComponentId(value: unknown, path: string, faults: Fault[]): void {
  checkString(value, path, faults, { minLength: 1 });
}

const keysOfEmbed: ReadonlySet<string> = new Set(["color","title","url","author","description","thumbnail","fields","image","timestamp","footer"]);

/** Adds what is wrong with an Embed. */
export function checkEmbed(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "color")) checkString(value["color"], `${path}.color`, faults, { message: "must be a colour such as #5865f2", pattern: /^#[0-9A-Fa-f]{6}$/u });
  if (has(value, "title")) checkString(value["title"], `${path}.title`, faults);
  if (has(value, "url")) checkUrl(value["url"], `${path}.url`, faults);
  if (has(value, "author")) checkEmbedAuthor(value["author"], `${path}.author`, faults);
  if (has(value, "description")) checkString(value["description"], `${path}.description`, faults);
  if (has(value, "thumbnail")) checkEmbedThumbnail(value["thumbnail"], `${path}.thumbnail`, faults);
  if (has(value, "fields")) checkArray(value["fields"], `${path}.fields`, faults, (item, at) => { checkEmbedField(item, at, faults); });
  if (has(value, "image")) checkEmbedImage(value["image"], `${path}.image`, faults);
  if (has(value, "timestamp")) checkString(value["timestamp"], `${path}.timestamp`, faults, { message: "must be a time with a zone such as 2026-01-31T10:00:00Z", pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/u });
  if (has(value, "footer")) checkEmbedFooter(value["footer"], `${path}.footer`, faults);
  checkKeys(value, path, faults, keysOfEmbed);
}

const keysOfEmbedAuthor: ReadonlySet<string> = new Set(["name","icon_url","url"]);

/** Adds what is wrong with an EmbedAuthor. */
export function checkEmbedAuthor(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "name")) checkString(value["name"], `${path}.name`, faults);
  else put(faults, `${path}.name`, "is missing");
  if (has(value, "icon_url")) checkUrl(value["icon_url"], `${path}.icon_url`, faults);
  if (has(value, "url")) checkUrl(value["url"], `${path}.url`, faults);
  checkKeys(value, path, faults, keysOfEmbedAuthor);
}

const keysOfEmbedThumbnail: ReadonlySet<string> = new Set(["url"]);

/** Adds what is wrong with an EmbedThumbnail. */
export function checkEmbedThumbnail(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "url")) checkUrl(value["url"], `${path}.url`, faults);
  else put(faults, `${path}.url`, "is missing");
  checkKeys(value, path, faults, keysOfEmbedThumbnail);
}

const keysOfEmbedImage: ReadonlySet<string> = new Set(["url","width","height"]);

/** Adds what is wrong with an EmbedImage. */
export function checkEmbedImage(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "url")) checkUrl(value["url"], `${path}.url`, faults);
  else put(faults, `${path}.url`, "is missing");
  if (has(value, "width")) checkTypes(value["width"], `${path}.width`, faults, ["string","number"]);
  if (has(value, "height")) checkTypes(value["height"], `${path}.height`, faults, ["string","number"]);
  checkKeys(value, path, faults, keysOfEmbedImage);
}

const keysOfEmbedFooter: ReadonlySet<string> = new Set(["text","icon_url"]);

/** Adds what is wrong with an EmbedFooter. */
export function checkEmbedFooter(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "text")) checkString(value["text"], `${path}.text`, faults);
  else put(faults, `${path}.text`, "is missing");
  if (has(value, "icon_url")) checkUrl(value["icon_url"], `${path}.icon_url`, faults);
  checkKeys(value, path, faults, keysOfEmbedFooter);
}

const keysOfEmbedField: ReadonlySet<string> = new Set(["name","value","inline","inputs","shape","button"]);

/** Adds what is wrong with an EmbedField. */
export function checkEmbedField(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "name")) checkString(value["name"], `${path}.name`, faults);
  else put(faults, `${path}.name`, "is missing");
  if (has(value, "value")) checkString(value["value"], `${path}.value`, faults);
  else put(faults, `${path}.value`, "is missing");
  if (has(value, "inline")) checkBoolean(value["inline"], `${path}.inline`, faults);
  if (has(value, "inputs")) checkFieldInput(value["inputs"], `${path}.inputs`, faults);
  if (has(value, "shape")) checkGrid(value["shape"], `${path}.shape`, faults);
  if (has(value, "button")) checkArray(value["button"], `${path}.button`, faults, (item, at) => { checkButton(item, at, faults); });
  checkKeys(value, path, faults, keysOfEmbedField);
  if (has(value, "inputs") && has(value, "shape")) put(faults, path, "shows only one of inputs and shape: make two fields of it");
  if (has(value, "inputs") && has(value, "button")) put(faults, path, "shows only one of inputs and button: make two fields of it");
  if (has(value, "shape") && has(value, "button")) put(faults, path, "shows only one of shape and button: make two fields of it");
}

const keysOfActionRow: ReadonlySet<string> = new Set(["components"]);

/** Adds what is wrong with an ActionRow. */
export function checkActionRow(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value) || !has(value, "components")) return put(faults, path, "must be an action row: { components: [ … ] }");
  if (has(value, "components")) checkArray(value["components"], `${path}.components`, faults, (item, at) => { checkRowComponent(item, at, faults); });
  checkKeys(value, path, faults, keysOfActionRow);
}

/** Adds what is wrong with a RowComponent. */
export function checkRowComponent(value: unknown, path: string, faults: Fault[]): void {
  checkOneOf(value, path, faults, "type", [[1, "Button", checkButton], [2, "Select", checkSelect]]);
}

/** Adds what is wrong with a FieldInput. */
export function checkFieldInput(value: unknown, path: string, faults: Fault[]): void {
  checkOneOf(value, path, faults, "type", [[3, "Input", checkInput], [2, "Select", checkSelect], [4, "DatePicker", checkDatePicker], [5, "Radio", checkRadio], [6, "Animation", checkAnimation]]);
}

/** Adds what is wrong with a ButtonStyle. */
export function checkButtonStyle(value: unknown, path: string, faults: Fault[]): void {
  checkEnum(value, path, faults, [1,2,3,4,5]);
}

const keysOfButton: ReadonlySet<string> = new Set(["id","type","component"]);

/** Adds what is wrong with a Button. */
export function checkButton(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 1);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkButtonComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  checkKeys(value, path, faults, keysOfButton);
}

const keysOfButtonComponent: ReadonlySet<string> = new Set(["label","style","url","disable","icon"]);

/** Adds what is wrong with a ButtonComponent. */
export function checkButtonComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "label")) checkString(value["label"], `${path}.label`, faults);
  else put(faults, `${path}.label`, "is missing");
  if (has(value, "style")) checkButtonStyle(value["style"], `${path}.style`, faults);
  else put(faults, `${path}.style`, "is missing");
  if (has(value, "url")) checkUrl(value["url"], `${path}.url`, faults);
  if (has(value, "disable")) checkBoolean(value["disable"], `${path}.disable`, faults);
  if (has(value, "icon")) checkEnum(value["icon"], `${path}.icon`, faults, ["PLAY","PAUSE"]);
  checkKeys(value, path, faults, keysOfButtonComponent);
  if (value["style"] === 5 && !(has(value, "url"))) put(faults, path, "is a link, which needs a url");
}

/** Adds what is wrong with a SelectType. */
export function checkSelectType(value: unknown, path: string, faults: Fault[]): void {
  checkEnum(value, path, faults, [1,2,3,4]);
}

const keysOfSelect: ReadonlySet<string> = new Set(["id","type","component"]);

/** Adds what is wrong with a Select. */
export function checkSelect(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 2);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkSelectComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  checkKeys(value, path, faults, keysOfSelect);
}

const keysOfSelectComponent: ReadonlySet<string> = new Set(["type","options","placeholder","min_options","max_options","disabled","valueSelected"]);

/** Adds what is wrong with a SelectComponent. */
export function checkSelectComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "type")) checkSelectType(value["type"], `${path}.type`, faults);
  if (has(value, "options")) { checkArray(value["options"], `${path}.options`, faults, (item, at) => { checkSelectOption(item, at, faults); }); checkUnique(value["options"], `${path}.options`, faults, "value"); }
  if (has(value, "placeholder")) checkString(value["placeholder"], `${path}.placeholder`, faults);
  if (has(value, "min_options")) checkInteger(value["min_options"], `${path}.min_options`, faults, { minimum: 0 });
  if (has(value, "max_options")) checkInteger(value["max_options"], `${path}.max_options`, faults, { minimum: 1 });
  if (has(value, "disabled")) checkBoolean(value["disabled"], `${path}.disabled`, faults);
  if (has(value, "valueSelected")) checkSelectOption(value["valueSelected"], `${path}.valueSelected`, faults);
  checkKeys(value, path, faults, keysOfSelectComponent);
}

const keysOfSelectOption: ReadonlySet<string> = new Set(["label","value","description","default"]);

/** Adds what is wrong with a SelectOption. */
export function checkSelectOption(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "label")) checkString(value["label"], `${path}.label`, faults, { minLength: 1 });
  else put(faults, `${path}.label`, "is missing");
  if (has(value, "value")) checkString(value["value"], `${path}.value`, faults);
  else put(faults, `${path}.value`, "is missing");
  if (has(value, "description")) checkString(value["description"], `${path}.description`, faults);
  if (has(value, "default")) checkBoolean(value["default"], `${path}.default`, faults);
  checkKeys(value, path, faults, keysOfSelectOption);
}

const keysOfInput: ReadonlySet<string> = new Set(["id","type","component"]);

/** Adds what is wrong with an Input. */
export function checkInput(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 3);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkInputComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  checkKeys(value, path, faults, keysOfInput);
}

const keysOfInputComponent: ReadonlySet<string> = new Set(["id","placeholder","type","textarea","required","defaultValue","disabled"]);

/** Adds what is wrong with an InputComponent. */
export function checkInputComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkString(value["id"], `${path}.id`, faults);
  if (has(value, "placeholder")) checkString(value["placeholder"], `${path}.placeholder`, faults);
  if (has(value, "type")) checkString(value["type"], `${path}.type`, faults);
  if (has(value, "textarea")) checkBoolean(value["textarea"], `${path}.textarea`, faults);
  if (has(value, "required")) checkBoolean(value["required"], `${path}.required`, faults);
  if (has(value, "defaultValue")) checkTypes(value["defaultValue"], `${path}.defaultValue`, faults, ["string","number"]);
  if (has(value, "disabled")) checkBoolean(value["disabled"], `${path}.disabled`, faults);
  checkKeys(value, path, faults, keysOfInputComponent);
}

const keysOfDatePicker: ReadonlySet<string> = new Set(["id","type","component"]);

/** Adds what is wrong with a DatePicker. */
export function checkDatePicker(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 4);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkDatePickerComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  checkKeys(value, path, faults, keysOfDatePicker);
}

const keysOfDatePickerComponent: ReadonlySet<string> = new Set(["value"]);

/** Adds what is wrong with a DatePickerComponent. */
export function checkDatePickerComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "value")) checkString(value["value"], `${path}.value`, faults);
  checkKeys(value, path, faults, keysOfDatePickerComponent);
}

const keysOfRadio: ReadonlySet<string> = new Set(["id","type","component","max_options"]);

/** Adds what is wrong with a Radio. */
export function checkRadio(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 5);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) { checkArray(value["component"], `${path}.component`, faults, (item, at) => { checkRadioOption(item, at, faults); }, { minItems: 1 }); checkUnique(value["component"], `${path}.component`, faults, "value"); }
  else put(faults, `${path}.component`, "is missing");
  if (has(value, "max_options")) checkInteger(value["max_options"], `${path}.max_options`, faults, { minimum: 1 });
  checkKeys(value, path, faults, keysOfRadio);
}

const keysOfRadioOption: ReadonlySet<string> = new Set(["label","value","name","description","style","disabled"]);

/** Adds what is wrong with a RadioOption. */
export function checkRadioOption(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "label")) checkString(value["label"], `${path}.label`, faults, { minLength: 1 });
  else put(faults, `${path}.label`, "is missing");
  if (has(value, "value")) checkString(value["value"], `${path}.value`, faults);
  else put(faults, `${path}.value`, "is missing");
  if (has(value, "name")) checkString(value["name"], `${path}.name`, faults);
  if (has(value, "description")) checkString(value["description"], `${path}.description`, faults);
  if (has(value, "style")) checkButtonStyle(value["style"], `${path}.style`, faults);
  if (has(value, "disabled")) checkBoolean(value["disabled"], `${path}.disabled`, faults);
  checkKeys(value, path, faults, keysOfRadioOption);
}

const keysOfAnimation: ReadonlySet<string> = new Set(["id","type","component"]);

/** Adds what is wrong with an Animation. */
export function checkAnimation(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 6);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkAnimationComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  checkKeys(value, path, faults, keysOfAnimation);
}

const keysOfAnimationComponent: ReadonlySet<string> = new Set(["url_image","url_position","pool","duration","repeat","vertical","isResult"]);

/** Adds what is wrong with an AnimationComponent. */
export function checkAnimationComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "url_image")) checkUrl(value["url_image"], `${path}.url_image`, faults);
  else put(faults, `${path}.url_image`, "is missing");
  if (has(value, "url_position")) checkUrl(value["url_position"], `${path}.url_position`, faults);
  else put(faults, `${path}.url_position`, "is missing");
  if (has(value, "pool")) checkArray(value["pool"], `${path}.pool`, faults, (item, at) => { checkFrameNames(item, at, faults); });
  else put(faults, `${path}.pool`, "is missing");
  if (has(value, "duration")) checkNumber(value["duration"], `${path}.duration`, faults, { minimum: 0 });
  if (has(value, "repeat")) checkNumber(value["repeat"], `${path}.repeat`, faults, { minimum: 0 });
  if (has(value, "vertical")) checkBoolean(value["vertical"], `${path}.vertical`, faults);
  if (has(value, "isResult")) checkTypes(value["isResult"], `${path}.isResult`, faults, ["boolean","number"]);
  checkKeys(value, path, faults, keysOfAnimationComponent);
}

/** Adds what is wrong with a FrameNames. */
export function checkFrameNames(value: unknown, path: string, faults: Fault[]): void {
  checkArray(value, path, faults, (item, at) => { checkString(item, at, faults); });
}

const keysOfGrid: ReadonlySet<string> = new Set(["id","type","component","columns","rows"]);

/** Adds what is wrong with a Grid. */
export function checkGrid(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "id")) checkComponentId(value["id"], `${path}.id`, faults);
  else put(faults, `${path}.id`, "is missing");
  if (has(value, "type")) checkConst(value["type"], `${path}.type`, faults, 7);
  else put(faults, `${path}.type`, "is missing");
  if (has(value, "component")) checkGridComponent(value["component"], `${path}.component`, faults);
  else put(faults, `${path}.component`, "is missing");
  if (has(value, "columns")) checkInteger(value["columns"], `${path}.columns`, faults, { minimum: 1 });
  if (has(value, "rows")) checkInteger(value["rows"], `${path}.rows`, faults, { minimum: 1 });
  checkKeys(value, path, faults, keysOfGrid);
}

const keysOfGridComponent: ReadonlySet<string> = new Set(["items","url_image","url_position"]);

/** Adds what is wrong with a GridComponent. */
export function checkGridComponent(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "items")) checkArray(value["items"], `${path}.items`, faults, (item, at) => { checkGridItem(item, at, faults); });
  else put(faults, `${path}.items`, "is missing");
  if (has(value, "url_image")) checkUrl(value["url_image"], `${path}.url_image`, faults);
  if (has(value, "url_position")) checkUrl(value["url_position"], `${path}.url_position`, faults);
  checkKeys(value, path, faults, keysOfGridComponent);
}

const keysOfGridItem: ReadonlySet<string> = new Set(["start_col","start_row","width","height"]);

/** Adds what is wrong with a GridItem. */
export function checkGridItem(value: unknown, path: string, faults: Fault[]): void {
  if (!isObject(value)) return notObject(value, path, faults);
  if (has(value, "start_col")) checkInteger(value["start_col"], `${path}.start_col`, faults, { minimum: 0 });
  else put(faults, `${path}.start_col`, "is missing");
  if (has(value, "start_row")) checkInteger(value["start_row"], `${path}.start_row`, faults, { minimum: 0 });
  else put(faults, `${path}.start_row`, "is missing");
  if (has(value, "width")) checkInteger(value["width"], `${path}.width`, faults, { minimum: 1 });
  if (has(value, "height")) checkInteger(value["height"], `${path}.height`, faults, { minimum: 1 });
  checkKeys(value, path, faults, keysOfGridItem);
}
