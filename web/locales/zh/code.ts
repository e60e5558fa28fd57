import type { code as english } from "../en/code.ts";
import type { Wording } from "../wording.ts";

export const code: Wording<typeof english> = {
	title: "请用邮件中的验证码确认",
	sent: "八位数字的验证码正在发往{{address}}，{{minutes}}分钟内有效。填写之前不会记录任何内容。",
	sentBefore:
		"验证码已于{{at}}发往{{address}}。请填写，或在{{again}}之后重新获取。填写之前不会记录任何内容。",
	mailedTo: "验证码已发往{{address}}。",
	label: "验证码",
	hint: "八位数字，可以粘贴。",
	toConfirm: "待确认的内容",
	what: "事项",
	to: "委托给",
	submit: "确认",
	another: "重新发送验证码",
	misshapen: "验证码为八位数字。",
	wrong_other: "验证码不正确，还可尝试{{count}}次。",
	gone: "此验证码已失效：已过期、已使用或尝试次数过多。请重新获取。",
	notThere: "没有收到？请同时查看垃圾邮件。验证码只发送到登记的邮箱。",
	confirmed: "确认方式",
	byCode: "以发送到登记邮箱的验证码确认",
	row: "验证码",
	wanted: "每份答复都须以发送给审批人的验证码确认。",
	notWanted: "答复无需验证码，凭链接即可。",
	change: "更改",
	setting: {
		title: "{{phase}}的验证码",
		lead: "邮件中的链接可能被转发。启用验证码后，作答者须同时能读到审批人的邮箱：八位数字，十分钟内有效，仅可使用一次。",
		choose: "如何确认答复？",
		on: "以发送给审批人的验证码确认",
		off: "仅凭链接",
		always: "委托外出期间的全部审批，始终须以验证码确认。",
		submit: "保存",
		done: "已保存。",
	},
	events: {
		wanted: "设定{{phase}}的答复须以验证码确认。",
		notWanted: "设定{{phase}}的答复无需验证码。",
	},
};
