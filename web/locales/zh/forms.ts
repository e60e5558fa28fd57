import type { forms as english } from "../en/forms.ts";
import type { Wording } from "../wording.ts";

export const forms: Wording<typeof english> = {
	problems_other: "有{{count}}处需要更正",
	kept: "您填写的内容都已保留。",
	errorBefore: "有误：",
	atField: "{{label}}：{{message}}",
	atQuestion: "{{label}}{{message}}",
	required: "请填写此项。",
	choose: "请选择一项。",
	email: "请填写邮箱地址，例如 name@example.org。",
	date: "请填写真实存在的日期，例如 2027-03-03。",
	number: "请填写数字。",
	wholeNumber: "请填写整数。",
	url: "请填写网址，例如 https://example.org/page。",
	tooShort_other: "请至少填写{{count}}个字符。",
	tooLong_other: "请最多填写{{count}}个字符。",
	tooSmall: "请填写不小于{{least}}的数。",
	tooLarge: "请填写不大于{{most}}的数。",
	notValid: "此内容无法使用。",
};
