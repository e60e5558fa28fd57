import type { bookings as english } from "../en/bookings.ts";
import type { Wording } from "../wording.ts";

export const bookings: Wording<typeof english> = {
	name: {
		stage1: "第一阶段审核",
		stage2: "第二阶段审核",
		special: "特殊审核（第{{number}}次）",
		"short-notice": "临时通知审核（第{{number}}次）",
	},
	kind: {
		special: "特殊审核",
		"short-notice": "临时通知审核",
		surveillance: "监督审核",
		recertification: "再认证审核",
	},
	again: "{{audit}}（第{{number}}次）",
	toDo: {
		book: "预约审核：{{audit}}",
		confirm: "落实审核确认：{{audit}}",
	},
	events: {
		"application-entered": {
			made: "录入{{day}}向{{body}}提出的认证申请。",
			accepted: "录入{{day}}向{{body}}提出的认证申请，{{accepted}}获受理。",
		},
		"certification-refused": "录入认证机构于{{day}}作出的不予认证决定。",
		"six-months-passed":
			"第二阶段的严重不符合未在{{day}}前验证关闭：须重做第二阶段审核。",
		"audit-proposed": "录入{{audit}}的拟定日期：{{days}}。",
		"audit-confirmed": "录入{{audit}}已确认，日期为{{days}}。",
		"audit-moved": {
			confirmed: "将{{audit}}改期至{{days}}，已确认。",
			proposed: "将{{audit}}改期至{{days}}，尚未确认。",
		},
		"audit-cancelled": "取消了{{audit}}的日期。",
		"audit-paper-received": {
			plan: "录入{{audit}}的审核计划已于{{day}}收到。",
			report: "录入{{audit}}的审核报告已于{{day}}收到。",
		},
		"audit-announced": "登记了{{audit}}，期限{{day}}。",
		"booking-alarm-answered": "回应了{{audit}}尚未确认的告警。",
		"booking-lead-set_other": "设定审核须在期限前{{count}}天确认。",
	},
	asked: {
		plan: "项目计划",
		announced: "认证机构",
		none: "无：在其他审核之间实施",
	},
};
