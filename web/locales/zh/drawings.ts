import type { drawings as english } from "../en/drawings.ts";
import type { Wording } from "../wording.ts";

export const drawings: Wording<typeof english> = {
	asTable: "以表格查看",
	phase: "阶段",
	state: "状态",
	what: "事项",
	when: "时间",
	planned: "计划",
	actual: "实际",
	expected: "预计",
	today: "今天",
	window: "审核窗口期",
	gone: "已过去的时间",
	certificate: "证书有效期",
	since: "自{{day}}起",
	spans: "自{{span}}。",
	todayIs: "今天是{{day}}。",
	underWay: "进行中：{{name}}。",
	windowSays: "{{name}}（{{state}}）：{{span}}。",
	inForce: "证书有效期自{{span}}。",
};
