import type { notices as english } from "../en/notices.ts";
import type { Wording } from "../wording.ts";

export const notices: Wording<typeof english> = {
	kind: {
		reminder: "提醒",
		alarm: "告警",
		escalation: "升级",
		turn: "自此",
	},
	next: {
		"deliverable-due-soon": "{{deliverable}}应于{{due}}前提交。",
		"deliverable-overdue": "{{deliverable}}，如{{due}}仍未提交。",
		"deliverable-escalated": "{{deliverable}}，如逾{{due}}一周仍未提交。",
		"pilot-records-missing_other":
			"试运行第{{month}}个月截至{{due}}；目前尚缺{{count}}项记录。",
		"pilot-month-ends":
			"试运行第{{month}}个月截至{{due}}；届时仍缺的记录将逐项列出。",
		"pilot-may-ask": "可以提请试运行的审批。",
		"phase-begins": "{{phase}}开始。",
		"phase-due-soon": "{{phase}}计划于{{due}}结束。",
		"phase-late": "{{phase}}，如{{due}}仍未结束。",
		"sign-off-reminder": "{{phase}}的审批，答复期限{{due}}。",
		"sign-off-overdue": "{{phase}}的审批，如{{due}}仍未答复。",
		"sign-off-escalated": "{{phase}}的审批，如届时仍未答复；答复期限{{due}}。",
		"sign-off-changes-hands": "{{phase}}的审批于{{due}}换人。",
		"approver-missing": "{{phase}}没有来自{{side}}的审批人。",
		"business-owner-missing": "尚未指定业务负责人。",
		"round-opens": "{{phase}}启动，开始准备。",
		"surveillance-due": "{{phase}}：最迟应于{{due}}完成审核。",
		"surveillance-missed": "{{phase}}，如{{due}}仍未实施审核。",
		"recertification-due": "再认证最迟须于{{due}}完成。",
		"certificate-expires": "如{{due}}前未更新，证书过期。",
		"certificate-lapses": "如{{due}}前未恢复，证书失效。",
		"certificate-task": "{{task}}：未完成前将再次提醒。",
		"stage-2-again":
			"如{{due}}前第二阶段的严重不符合仍未验证关闭，须重做第二阶段审核。",
		"audit-unconfirmed": "{{audit}}，如届时仍未确认日期；期限{{due}}。",
		"audit-unconfirmed-escalated":
			"{{audit}}，如仍未确认日期且无人回应；期限{{due}}。",
		"audit-booked-late": "{{audit}}确认的日期晚于最后期限{{due}}。",
		"audit-confirmed": "{{audit}}已确认，自{{due}}开始。",
		"audit-moved": "{{audit}}已改期，自{{due}}开始。",
		"audit-cancelled": "{{audit}}的日期已取消，原定{{due}}开始。",
		"legal-date-due": "{{rule}}：期限{{due}}。",
		"register-due-soon": "{{row}}，期限{{due}}。",
		"register-overdue": "{{row}}，如{{due}}仍未完成。",
		"register-escalated": "{{row}}，如逾{{due}}一周仍未完成。",
		"legal-date-missed": "{{rule}}，如{{due}}仍未完成。",
		"legal-date-escalated": "{{rule}}，如逾{{due}}仍未完成且无人回应。",
		"finding-given": "将告知发现{{finding}}的责任人。",
		"finding-due-soon": "发现{{finding}}：计划完成日期为{{due}}。",
		"finding-overdue": "发现{{finding}}，如{{due}}仍未完成。",
		"finding-escalated": "发现{{finding}}，如逾{{due}}一周仍未完成。",
		"finding-date-due": "发现{{finding}}，{{rule}}：期限{{due}}。",
		"finding-date-missed": "发现{{finding}}，{{rule}}，如{{due}}仍未完成。",
		"finding-date-escalated":
			"发现{{finding}}，{{rule}}，如逾{{due}}仍未完成。",
	},
	given: {
		"deliverable-due-soon": "已提醒{{to}}：{{deliverable}}应于{{due}}前提交。",
		"deliverable-overdue":
			"已告知{{to}}：{{deliverable}}应于{{due}}前提交，现已逾期。",
		"deliverable-escalated":
			"已升级至{{to}}：{{deliverable}}应于{{due}}前提交，至今未提交。",
		"pilot-records-missing_other":
			"已告知{{to}}：试运行第{{month}}个月（截至{{due}}）缺{{count}}项记录。",
		"pilot-month-ends": "已告知{{to}}：试运行第{{month}}个月已于{{due}}结束。",
		"pilot-may-ask": "已告知{{to}}：试运行已满三个月，可以提请审批。",
		"phase-begins": "{{phase}}开始。",
		"phase-due-soon": "已提醒{{to}}：{{phase}}计划于{{due}}结束。",
		"phase-late": "已告知{{to}}：{{phase}}原计划于{{due}}结束。",
		"sign-off-reminder": "已提醒{{to}}：{{phase}}的审批，答复期限{{due}}。",
		"sign-off-overdue":
			"已告知{{to}}：{{phase}}的审批应于{{due}}前答复，现已逾期。",
		"sign-off-escalated":
			"已升级至{{to}}：{{phase}}的审批应于{{due}}前答复，至今未答复。",
		"sign-off-changes-hands": "{{phase}}的审批已于{{due}}换人。",
		"approver-missing":
			"已告知{{to}}：{{phase}}没有来自{{side}}的审批人，否则无法结束。",
		"business-owner-missing":
			"已告知{{to}}：尚未指定业务负责人，否则{{phase}}无法结束。",
		"round-opens": "已告知{{to}}：{{phase}}已启动。",
		"surveillance-due": "已提醒{{to}}：{{phase}}最迟应于{{due}}完成审核。",
		"surveillance-missed":
			"已向{{to}}告警：{{phase}}最迟应于{{due}}完成审核，至今没有记录。",
		"recertification-due": "已提醒{{to}}：再认证最迟须于{{due}}完成。",
		"certificate-expires": "已向{{to}}告警：证书有效期至{{due}}。",
		"certificate-lapses":
			"已向{{to}}告警：证书可恢复的期限为{{due}}，现已失效。",
		"certificate-task": "已告知{{to}}：{{task}}。",
		"register-due-soon": "已提醒{{to}}：{{row}}，期限{{due}}。",
		"register-overdue": "已告知{{to}}：{{row}}应于{{due}}前完成，现已逾期。",
		"register-escalated":
			"已升级至{{to}}：{{row}}应于{{due}}前完成，至今未完成。",
		"stage-2-again":
			"须重做第二阶段审核：上次第二阶段的严重不符合应于{{due}}前验证关闭。",
		"audit-unconfirmed":
			"已向{{to}}告警：{{audit}}期限为{{due}}，日期尚未确认。",
		"audit-unconfirmed-escalated":
			"已升级至{{to}}：{{audit}}期限为{{due}}，日期尚未确认，无人回应。",
		"audit-booked-late":
			"已向{{to}}告警：{{audit}}期限为{{due}}，确认的日期却在其后。",
		"audit-confirmed": "已告知{{to}}：{{audit}}已确认，自{{due}}开始。",
		"audit-moved": "已告知{{to}}：{{audit}}已改期，自{{due}}开始。",
		"audit-cancelled": "已告知{{to}}：{{audit}}的日期已取消，原定{{due}}开始。",
		"legal-date-due": "已提醒{{to}}：{{rule}}，期限{{due}}。",
		"legal-date-missed": "已向{{to}}告警：{{rule}}，期限{{due}}已过。",
		"legal-date-escalated":
			"已升级至{{to}}：{{rule}}，期限{{due}}已过，无人回应。",
		"finding-given": "已告知{{to}}：由其负责发现{{finding}}。",
		"finding-due-soon": "已提醒{{to}}：发现{{finding}}计划于{{due}}前完成。",
		"finding-overdue":
			"已告知{{to}}：发现{{finding}}原计划于{{due}}前完成，现已逾期。",
		"finding-escalated":
			"已升级至{{to}}：发现{{finding}}原计划于{{due}}前完成，至今未完成。",
		"finding-date-due":
			"已提醒{{to}}：发现{{finding}}，{{rule}}，期限{{due}}。",
		"finding-date-missed":
			"已向{{to}}告警：发现{{finding}}，{{rule}}，期限{{due}}已过。",
		"finding-date-escalated":
			"已升级至{{to}}：发现{{finding}}，{{rule}}，期限{{due}}已过，至今未完成。",
	},
	why: {
		"deliverable-due-soon": "交付物到期前一周，提醒其负责人。",
		"deliverable-overdue": "交付物到期次日，告知其负责人。",
		"deliverable-escalated": "再过一周，告知项目负责人和认证协调人。",
		"pilot-records-missing": "试运行的放行条件要求每个流程每个月都有记录。",
		"pilot-may-ask":
			"试运行至少三个月，暂停的天数不计入（国家认监委 2012 年第 8 号公告）。",
		"phase-begins": "上一阶段通过审批之日，下一阶段即开始。",
		"phase-due-soon": "阶段计划结束前两周，提醒项目负责人。",
		"phase-late": "计划日期不会自行变动。",
		"sign-off-reminder": "按设定的间隔，在审批人的工作日提醒。",
		"sign-off-overdue": "答复期限后的第一个工作日，告知提请人和审批人。",
		"sign-off-escalated": "再过若干工作日仍未答复的，告知升级联系人。",
		"sign-off-changes-hands":
			"有审批人外出或返回：届时由相应的人收到附有链接的邮件。",
		"approver-missing": "阶段开始当天就说明，而不是等到结束：IT 不能包办。",
		"business-owner-missing":
			"服务目标、服务要求和 SLA 目标都需要指定的业务负责人。",
		"round-opens": "以便有时间准备审核。",
		"surveillance-due": "在最后期限前90天、30天和7天提醒（{{rule}}）。",
		"surveillance-missed": "最后期限已过（{{rule}}）。",
		"recertification-due": "在证书到期前90天、30天和7天提醒（17021-1 9.6.3）。",
		"certificate-expires": "有效期不予延长（17021-1 9.6.3）。",
		"certificate-lapses": "证书过期后六个月内可以恢复（17021-1 9.6.3.2.5）。",
		"certificate-task": "证书当前状态要求如此。",
		"register-due-soon": "到期之前提醒负责人。",
		"register-overdue": "到期次日，告知负责人。",
		"register-escalated": "再过一周，告知项目负责人和认证协调人。",
		"stage-2-again":
			"第二阶段的严重不符合须在其最后一天起六个月内验证关闭（17021-1 9.5.3.2）。",
		"audit-unconfirmed":
			"到期不等于已预约：审核须在最后期限前 {{lead}} 天确认日期。",
		"audit-unconfirmed-escalated": "告警无人回应，三天后和十天后逐级上报。",
		"audit-booked-late": "已确认的日期晚于最后期限。",
		"audit-confirmed": "审核日期确认时告知。",
		"audit-moved": "审核改期时告知。",
		"audit-cancelled": "审核日期取消时告知。",
		"legal-date-due": "到期前 90 天、30 天和 7 天提醒（{{clause}}）。",
		"legal-date-missed": "期限已过（{{clause}}）。",
		"legal-date-escalated":
			"告警无人回应，三天后和十天后逐级上报（{{clause}}）。",
		"finding-given": "发现提出时，或者改由他人负责时，告知责任人。",
		"finding-due-soon": "计划完成日期前一周，提醒责任人。",
		"finding-overdue": "计划完成日期次日，告知责任人。",
		"finding-escalated": "再过一周，告知认证协调人、项目负责人和升级联系人。",
		"finding-date-due": "最后期限临近（{{clause}}）。",
		"finding-date-missed": "最后期限已过（{{clause}}）。",
		"finding-date-escalated":
			"逾期未完成，三天后和十天后逐级上报（{{clause}}）。",
	},
	rule: {
		sv1: "17021-1 9.1.3.3：认证决定后12个月内",
		"sv-year": "17021-1 9.1.3.3：每个日历年一次",
		"sv-gap": "CNCA：距上次监督审核12个月内",
		recert: "17021-1 9.6.3：证书到期之前",
	},
	follows: {
		expired: "如无人处理，此后证书不得再使用；六个月内可以恢复。",
		anew: "如无人处理，须重新认证，至少包括第二阶段审核。",
		"task-stays": "如无人处理，认证机构可能视为误用证书或标志。",
		"stage-2": "如无人处理，无法作出认证决定，项目将回到第二阶段审核。",
		"finding-stays":
			"如无人处理，该发现一直未关闭，可能错过认证机构规定的最后期限。",
		nothing: "不涉及逾期，仅作告知。",
		"phase-waits": "如无人处理，本阶段无法结束，后续各阶段随之推迟。",
		"gate-stays-shut": "如无人处理，无论过多久都不能提请审批。",
		"suspension-expected": "如无人处理，预计认证机构将暂停证书。",
		"certificate-expires": "如无人处理，证书过期。",
		"gap-stays": "如无人处理，审核员到来时将无据可示。",
		"audit-late": "如无人处理，审核可能无法按期实施，相应期限将被错过。",
		legal: "如无人处理：{{missed}}。",
	},
	to: "通知{{names}}。",
	at: "{{moment}}。{{why}}",
};
