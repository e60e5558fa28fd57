import type { events as english } from "../en/events.ts";
import type { Wording } from "../wording.ts";

export const events: Wording<typeof english> = {
	"programme-started":
		"启动了项目。{{phase}}自{{from}}开始，计划于{{certificate}}取证。",
	"programme-started-midway":
		"启动了项目，从{{phase}}（自{{from}}开始）中途加入，计划于{{certificate}}取证。",
	"programme-adopted":
		"纳管了一张已有证书：认证决定日{{decided}}，有效期至{{until}}。",
	"programme-renamed": "将项目更名为“{{name}}”。",
	"people-changed": "调整了项目人员。",
	"person-succeeded": "将等待{{leaver}}处理的全部事项交给{{successor}}。",
	"auditor-admitted": "允许{{person}}查阅全部内容，截至{{until}}。",
	"auditor-dismissed": "终止了{{person}}的审核查阅权限。",
	"contributor-admitted": "允许{{person}}参与本项目的工作。",
	"contributor-dismissed": "终止了{{person}}参与本项目的权限。",
	"programme-held": "暂停了项目。",
	"programme-resumed": "恢复了项目。",
	"programme-replanned": "重新制定了计划，现计划于{{certificate}}取证。",
	"programme-stopped": "终止了项目。",
	"phase-opened_other": "{{phase}}开始，共有{{count}}项交付物。",
	"deliverable-added":
		"为{{phase}}增加了交付物：{{deliverable}}，期限{{due}}。",
	"deliverable-assigned": "将{{deliverable}}交由{{person}}负责，期限{{due}}。",
	"deliverable-unassigned":
		"将{{deliverable}}交由项目负责人负责，期限{{due}}。",
	"evidence-added": {
		note: "为{{deliverable}}添加了一条说明作为证据。",
		link: "为{{deliverable}}添加了一个链接作为证据。",
		file: "为{{deliverable}}添加了一个文件作为证据。",
	},
	"evidence-withdrawn": "撤回了{{deliverable}}的证据。",
	"deliverable-delivered": "提交了{{deliverable}}。",
	"deliverable-reopened": "重新打开了{{deliverable}}。",
	"process-recorded": "登记了{{process}}的记录，日期{{on}}。",
	"month-declared-quiet":
		"声明试运行第{{month}}个月{{process}}无记录，由{{person}}批准。",
	"audit-held": {
		1: "登记认证审核第一阶段已于{{on}}实施。",
		2: "登记认证审核第二阶段已于{{on}}实施。",
	},
	"majors-open_other": "有{{count}}项严重不符合尚未关闭。",
	"decision-entered":
		"登记了认证机构{{on}}的认证决定：证书{{number}}，有效期至{{until}}。",
	"result-entered": "登记了{{phase}}的结果，审核日期{{on}}。",
	"sign-off-asked": "就{{matter}}提请{{people}}审批，期限{{due}}。",
	"sign-off-superseded": "待签内容有变：已就{{phase}}重新提请{{people}}审批。",
	"sign-off-reminded": "提醒了{{people}}审批{{phase}}。",
	"sign-off-withdrawn": "撤回了{{phase}}的审批请求。",
	"sign-off-decided": {
		approve: "同意{{phase}}。",
		return: "将{{phase}}退回修改。",
		decline: "不同意{{phase}}。",
	},
	"sign-off-ended": {
		approved: "{{matter}}已通过审批。",
		returned: "{{matter}}退回修改。",
		declined: "{{matter}}未获同意，须重新提请审批。",
	},
	"phase-closed": "{{phase}}结束。",
	"phase-closed-next": "{{phase}}结束，{{next}}开始。",
	"certificate-issued":
		"已取得证书{{number}}，有效期至{{until}}。自此持续跟踪其各项日期。",
	"round-due": "自{{from}}起准备{{phase}}。",
	"certificate-expired": "证书已过期：有效期至{{until}}。",
	removed: "（已移除）",
	someone: "某人",
};
