import type { waiting as english } from "../en/waiting.ts";
import type { Wording } from "../wording.ts";

export const waiting: Wording<typeof english> = {
	title: "待您审批",
	lead_other: "{{name}}，有{{count}}项审批等待您答复。",
	leadHint: "每项均在各自的页面查阅并答复。",
	none: "目前没有等待您审批的事项。",
	what: "审批事项",
	programme: "项目",
	since: "提请日期",
	answerBy: "答复期限",
	open: "查阅并答复",
	byMailOnly: "请使用邮件中的链接",
	more: "另有其他审批等待您答复：",
	seeAll: "查看全部待您审批的事项",
	proveTitle: "全部待您审批的事项",
	prove: "为显示全部事项，将向{{address}}发送验证码。仅持有此链接者无法看到。",
	mailCode: "发送验证码",
	mine: "请您审批此项。",
	back: "返回此链接的页面",
	give: "查阅并答复",
};
