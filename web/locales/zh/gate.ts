import type { gate as english } from "../en/gate.ts";
import type { Wording } from "../wording.ts";

export const gate: Wording<typeof english> = {
	title: "放行条件",
	open: "放行条件已全部满足，可以提请审批。",
	shut_other: "放行条件未满足：还缺{{count}}项。",
	gap: {
		"not-delivered": "“{{deliverable}}”尚未标记为已提交。",
		"no-approver-from": "没有来自{{side}}的审批人。",
		"no-business-owner":
			"尚未指定业务负责人（服务目标、服务要求与 SLA 目标）。",
		"pilot-too-young": "试运行未满三个月：自{{day}}起可以提请审批。",
		"record-missing-month":
			"{{subject}}在试运行第{{month}}个月（{{span}}）没有记录。",
		"record-missing-once": "{{subject}}在试运行期间没有记录。",
		"no-application": "认证申请尚未录入。",
		"stage-1-not-held": "第一阶段审核（文审）尚未录入。",
		"stage-2-not-held": "第二阶段审核（现场审核）尚未录入。",
		"majors-open_other": "{{count}}项严重不符合尚未经认证机构验证关闭。",
		"finding-not-settled": "发现{{finding}}：{{missing}}",
		"stage-2-again":
			"发现{{finding}}的验证期限为{{day}}，已过：须重做第二阶段审核。",
		"no-certification-decision": "认证决定尚未录入。",
		"audit-result-missing": "审核结果尚未录入。",
		"minors-without-plan_other":
			"{{count}}项轻微不符合的纠正措施计划尚未被认证机构接受。",
		"new-certificate-missing": "新的认证决定尚未录入。",
		"on-hold": "项目已暂停。",
	},
	todo: {
		"not-delivered": "添加证据并标记为已提交",
		"no-approver-from": "在人员中指定",
		"no-business-owner": "在人员中指定",
		"record-missing": "添加记录",
		"record-missing-quiet": "添加记录，或声明该月无此类活动",
		"no-application": "录入认证申请",
		"stage-1-not-held": "录入第一阶段",
		"stage-2-not-held": "录入第二阶段",
		"majors-open": "录入验证情况",
		"finding-not-settled": "打开该项发现",
		"stage-2-again": "打开该项发现",
		"no-certification-decision": "录入认证决定",
		"audit-result-missing": "录入审核结果",
		"minors-without-plan": "录入接受情况",
		"new-certificate-missing": "录入新的认证决定",
		"on-hold": "恢复项目",
	},
	recordsMissing_other: "试运行缺少{{count}}条记录",
	seeCoverage: "逐个流程查看已有与缺少的记录",
	nothingSkips: "没有任何按钮可以跳过放行条件，时间到了也不会自动放行。",
};
