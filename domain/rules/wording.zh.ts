/** 规则的中文用语。 */
import type { RulesWording } from "./wording.ts";

export const rulesZh: RulesWording = {
	rules: {
		"valid-until": {
			title: "证书有效期至",
			missed: "证书过期",
		},
		"recert-start": {
			title: "启动再认证",
			missed: "提醒：到期前留给再认证的时间不多了",
		},
		cycle: {
			title: "认证周期自认证决定之日起算",
			missed: "证书过期",
		},
		"stage1-ready": {
			title: "具备第一阶段审核条件",
			missed: "不予放行，并列出所缺事项",
		},
		"stage-gap": {
			title: "第一阶段与第二阶段的间隔",
			missed: "预警：第一阶段审核可能要重做",
		},
		"nc-plan": {
			title: "答复不符合",
			missed: "先提醒，再逐级上报",
		},
		"nc-major": {
			title: "认证决定前处理完审核发现",
			missed: "不作认证决定",
		},
		"nc-six-months": {
			title: "第二阶段的严重不符合通过验证",
			missed: "退回第二阶段审核",
		},
		sv1: {
			title: "首次监督审核",
			missed: "预计被暂停",
		},
		"sv-year": {
			title: "本日历年的监督审核",
			missed: "预计被暂停",
		},
		"nc-sv-major": {
			title: "监督审核的严重不符合通过验证",
			missed: "预计被暂停",
		},
		"sv-gap": {
			title: "距上次监督审核的下一次监督审核",
			missed: "预计被暂停",
		},
		"sv-content": {
			title: "监督审核必查内容",
			missed: "清单未完成",
		},
		recert: {
			title: "完成再认证",
			missed: "证书过期，有效期一律不予延长",
		},
		"recert-anchor": {
			title: "新有效期自原到期日起算",
			missed: "两个日期并列显示",
		},
		restore: {
			title: "过期证书恢复",
			missed:
				"证书失效：至少重做第二阶段，是否重做第一阶段由认证机构决定，重新起算周期",
		},
		"recert-onsite": {
			title: "再认证现场审核结束",
			missed: "预计失效：须重新申请初次认证",
		},
		suspension: {
			title: "暂停期结束",
			missed: "预计被撤销",
		},
		special: {
			title: "特殊审核与向认证机构通报",
			missed: "任务未完成",
		},
		transfer: {
			title: "认证转换",
			missed: "不予受理，并说明理由",
		},
		postponed: {
			title: "因特殊事件推迟审核",
			missed: "视为未按期审核",
		},
		pilot: {
			title: "试运行时间足够",
			missed: "不予放行",
		},
		"no-exclusion": {
			title: "各条款一律适用",
			missed: "不予接受",
		},
	},
	anchors: {
		decision: "认证决定日",
		issue: "发证日",
		"decision-or-issue": "认证决定日与发证日中较早者",
		"calendar-year": "日历年",
		"last-surveillance": "上次监督审核",
		expiry: "证书到期日",
		"old-expiry": "上一周期到期日",
		"stage-1-last-day": "第一阶段最后一天",
		"stage-2-last-day": "第二阶段最后一天",
		"surveillance-last-day": "监督审核最后一天",
		"finding-raised": "审核发现提出日",
		suspended: "暂停日",
		"pilot-start": "试运行开始日",
		"due-date": "应审日期",
		none: "无起算日",
	},
	notes: {
		met: "已于 {{date}} 完成",
		metLate: "逾期，已于 {{date}} 审核",
		notDue: "无须监督审核：再认证审核已于 {{date}} 进行",
		mayGiveWay: "若当年进行再认证审核，则无须监督审核",
		binds: "以此为准：下一次监督审核最迟于该日完成",
		postponed: "已推迟至 {{date}}",
		beside: "自 {{from}} 起算则为 {{date}}",
		ownTerms: "按认证机构自定条款",
		confidenceB: "来自实践经验，请向认证机构核实",
	},
};
