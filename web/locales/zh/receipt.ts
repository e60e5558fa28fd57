import type { receipt as english } from "../en/receipt.ts";
import type { Wording } from "../wording.ts";

export const receipt: Wording<typeof english> = {
	title: {
		approve: "您已同意：{{matter}}",
		return: "您已退回修改：{{matter}}",
		decline: "您未同意：{{matter}}",
	},
	answer: {
		approve: "同意",
		return: "退回修改",
		decline: "不同意",
	},
	thanks: {
		approve: "谢谢。您的审批已记录在案。",
		return: "您的答复已记录在案，并已把理由告知提请人。",
		decline: "您的答复已记录在案，并已把理由告知提请人。",
	},
	yourAnswer: "答复",
	name: "签署姓名",
	removed: "已从记录中删除",
	at: "时间",
	inZone: "{{at}}（{{zone}}）",
	reason: "理由",
	what: "审批事项",
	fingerprint: "内容指纹",
	entry: "记录条目",
	entryOf: "第{{position}}条",
	next: "接下来",
	nextText: {
		waiting: "仍在等待{{names}}答复，期限为{{day}}。全部答复后即告知提请人。",
		waitingOne:
			"仍在等待{{names}}答复，期限为{{day}}。全部答复后即告知提请人。",
		closed: "所需审批全部通过，本阶段已于{{day}}结束。",
		step: "所需审批已于{{day}}全部通过，认证机构可以实施审核。",
		returned: "自{{day}}起已退回提请人。修改之后会以新邮件再次请您审批。",
		declined: "此项未获通过，由提请人决定如何处理；如再次提请，会发出新邮件。",
		declinedGoesOn: "其他人仍在审批中：没有您的同意也可能通过。",
		withdrawn: "请求已于{{day}}撤回，不再需要您做任何事。",
		superseded:
			"您所答复的内容此后有改动（{{day}}）。如再次请您审批，会发出新邮件；此回执保持不变。",
		stopped: "项目此后已终止。",
	},
	keep: "请保留此链接，或打印此页：需要时随时可以查看您的答复。审批内容不再在此显示。",
};
