import type { deliverables as english } from "../en/deliverables.ts";
import type { Wording } from "../wording.ts";

export const deliverables: Wording<typeof english> = {
	asks: {
		"staff-training": "范围内全体人员的培训时间与签到记录。",
		"current-state-survey": "改动之前，各项服务目前如何运行。",
		"gap-analysis": "逐条对照标准条款与现状，业务人员一同评分。",
		"scope-statement": "证书拟覆盖的服务、场所与组织。",
		"roles-named": "IT 部门与业务部门各由谁负责何事，并经本人同意。",
		"management-manual": "服务管理体系整体如何运作，已批准并生效。",
		"procedure-documents": "每个流程一份程序文件，并注明流程负责人。",
		"sla-metrics": "每项服务衡量什么，目标值已与业务部门商定。",
		"service-management-plan": "如何实现目标：资源、职责与日期。",
		"pilot-report": "试运行逐个流程的结果，以及据此所作的改动。",
		"self-check-of-all-clauses":
			"覆盖全部条款的内部审核，审核员不审核自己的工作。",
		"findings-with-corrective-action": "每项审核发现的原因、纠正与纠正措施。",
		"management-review": "最高管理者主持的管理评审会议记录及其决定。",
		application: "认证机构已收到的申请书。",
		"stage-1-report": "认证机构的文审报告，包括需关注事项。",
		"stage-2-report": "认证机构的现场审核报告。",
		"internal-audit-of-the-year": "自上次外部审核以来的内部审核。",
		"management-review-of-the-year": "自上次外部审核以来的管理评审。",
		"earlier-findings": "上次审核发现的处理情况及其有效性。",
		"improvement-record": "自上次审核以来改进了什么，依据何在。",
		"use-of-marks": "证书与标志用在何处，并符合认证机构的要求。",
	},
};
