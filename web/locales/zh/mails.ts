import type { mails as english } from "../en/mails.ts";
import type { Wording } from "../wording.ts";

export const mails: Wording<typeof english> = {
	title: "邮件",
	none: "尚无邮件。提请和提醒都通过邮件发出，并列在此处。",
	what: "内容",
	to: "收件人",
	date: "写成时间",
	stateLabel: "状态",
	about: {
		code: "验证码",
		"sign-off-request": "审批请求",
		"sign-off-reminder": "审批提醒",
		"request-superseded": "审批请求失效通知",
		"request-withdrawn": "审批请求撤回通知",
		"handed-over": "委托审批通知",
		"substitute-named": "代理审批通知",
		"not-for-me": "另选审批人通知",
		question: "疑问",
		"question-answered": "疑问答复",
		answered: "审批回执",
		"phase-closed": "阶段完成通知",
		digest: "待办提醒",
	},
	state: {
		sent: "已发出",
		waiting: "发送中",
		trying: "对方暂未接收，将再次尝试",
		kept: "已留存，未发出",
		unwanted: "未发送：收件人不要仅告知的邮件",
		undeliverable: "无法送达",
	},
	problem: "邮件服务器答复：{{problem}}",
	sendAgain: "再次发送",
	again: "邮件将再次发出，并附新的链接。",
	kept: "演练邮件，已留存，未发出",
	keptHint: "演练不会发出邮件：可以打开阅读，并代他人通过其中的链接作答。",
};
