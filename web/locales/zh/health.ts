import type { health as english } from "../en/health.ts";
import type { Wording } from "../wording.ts";

export const health: Wording<typeof english> = {
	title: "运行状况",
	allWell: "所需的各个部分均正常",
	someIll_other: "有{{count}}个部分没有响应",
	safe: "已经记录在案的内容是安全的。相应部分恢复后，期间到期的事项会自动补上。",
	parts: "Certway 的组成部分",
	part: "部分",
	state: "状态",
	found: "检查结果",
	works: "正常",
	fails: "没有响应",
	check: {
		database: "记录（数据库）",
		temporal: "计时与审批（Temporal）",
		worker: "工作进程",
		mail: "邮件",
		outbox: "待发邮件与唤醒",
	},
};
