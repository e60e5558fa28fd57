import type { certificate as english } from "../en/certificate.ts";
import type { Wording } from "../wording.ts";

export const certificate: Wording<typeof english> = {
	state: "状态",
	stopped: "不再跟踪",
	number: "证书编号",
	body: "认证机构",
	scope: "认证范围",
	decidedOn: "认证决定日期",
	decidedWhy: "认证机构作出决定的日期：本周期各项日期由此起算。",
	validUntil: "有效期至",
	validWhy: "以证书所载为准，有效期不予延长。",
	cycle: "周期",
	years: "证书的三年有效期",
};
