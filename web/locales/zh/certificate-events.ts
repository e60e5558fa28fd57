import type { certificateEvents as english } from "../en/certificate-events.ts";
import type { Wording } from "../wording.ts";

export const certificateEvents: Wording<typeof english> = {
	notice: "录入认证机构{{day}}的通知：{{says}}。",
	decision: "根据认证机构{{day}}的决定，证书自此：{{says}}。",
	noticeWith: "{{says}}（{{cause}}）",
	although: "尽管有一项规则未满足，决定仍然有效：{{rule}}。",
	lapsed: "证书已失效：可恢复的期限为{{until}}。",
	postponed:
		"将{{rule}}（期限{{due}}）推迟到{{to}}，由{{person}}批准；规则本身的日期不变。",
	auditHeld: "录入{{on}}实施的审核：{{kind}}。",
	auditKind: {
		surveillance: "监督审核",
		recertification: "再认证审核",
		special: "特殊审核",
	},
	corrected: "更正证书{{number}}的录入内容：有效期至{{until}}。",
	again: "重新启动认证审核：至少须重做第二阶段，第一阶段由认证机构决定。",
	edition_other: "规则改按{{edition}}执行，{{count}}个未完成日期随之改变。",
	terms_other:
		"录入认证机构自己的期限：{{rule}}，{{period}}。{{count}}个未完成日期随之改变。",
	months_other: "{{count}}个月",
	days_other: "{{count}}天",
	taskDone: "完成待办：{{task}}。",
	alarmAnswered: "回应告警：{{rule}}。",
	changeReported: "登记须告知认证机构的变更：{{change}}。",
};
