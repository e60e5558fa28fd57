import type { board as english } from "../en/board.ts";
import type { Wording } from "../wording.ts";

export const board: Wording<typeof english> = {
	title: "看板",
	intro: "您可见的全部项目的每个日期及其负责人。周末和节假日从不推移法定期限。",
	lists: "看板内容",
	list: {
		overdue: "已逾期",
		unbooked: "到期未约",
		days30: "未来30天",
		days90: "未来90天",
		days365: "未来365天",
		all: "全部日期",
		certificates: "按证书",
	},
	kinds: "哪类项目",
	filter: "筛选与排序",
	words: "名称或编号",
	matterLabel: "事项",
	matter: {
		any: "全部",
		legal: "审核与法定期限",
		finding: "审核发现",
		phase: "计划日期",
		"sign-off": "审批",
		work: "交付物、措施与任务",
	},
	person: "负责人",
	anyone: "任何人",
	me: "我（{{name}}）",
	status: "状态",
	anyStatus: "任何状态",
	sort: "排序",
	sortBy: {
		due: "到期日",
		programme: "项目",
		"valid-until": "有效期至",
	},
	show: "显示",
	clear: "重新显示全部",
	what: "事项",
	programme: "项目",
	certificate: "证书",
	strip: "三年周期",
	due: "期限",
	next: "下一期限",
	booking: "预约",
	validUntil: "有效期至",
	who: "负责人",
	number: "编号{{number}}，{{body}}",
	line: {
		"phase-end": "计划结束：{{phase}}",
		certificate: "计划取得证书",
		audit: "审核：{{audit}}",
		year: "{{what}}（{{year}}年）",
	},
	why: {
		"sign-off":
			"答复期限由提请人设定。逾期则本阶段无法结束，后续各阶段随之推迟。",
		approver:
			"须有人按期答复：请另行指定审批人。如无人指定，本阶段无法结束，后续各阶段随之推迟。",
		question:
			"审批人在等待对其问题的答复。如无答复，本阶段无法结束，后续各阶段随之推迟。",
		address:
			"邮件无法送达本项目中的某位人员。在更正之前，请其处理和提醒其注意的邮件都无法到达。",
		deliverable:
			"期限由阶段计划确定。逾期则本阶段无法结束，后续各阶段随之推迟。",
		task: "证书的当前状态要求如此（17021-1 8.3、9.6.5）。如不完成，认证机构可能据此采取措施。",
		action: "期限由提出该措施的人设定。逾期则审核员到来时，该条款无据可示。",
		evidence: "该证据于当日到期。如不更新，审核员到来时，相应条款无据可示。",
		document:
			"文件按设定的日期复核；审阅中的版本等待签署人签署（20000-1 7.5）。逾期则现行文件可能已过时，或新版本无法生效。",
		review:
			"管理评审按策划的时间间隔进行，并由最高管理层签署（20000-1 9.3）。逾期则审核前的放行条件无法满足。",
		finding:
			"为该发现计划的日期，或由规则确定的日期，详见其页面。逾期将告警，证书可能因此受影响。",
		booking:
			"到期不等于已预约：认证机构须提前确认日期。逾期则审核可能无法按期实施。",
		audit:
			"日期由审核方案确定（20000-1 9.2）。逾期则相应条款未经内部审核，认证审核前的放行条件无法满足。",
		bodysAudit:
			"最后期限由计划或认证机构确定，须提前{{days}}天约定。逾期则推迟取得证书；已有证书的，证书可能因此受影响。",
		"phase-end": "由项目计划确定，随计划变动。逾期则后续各阶段随之推迟。",
		certificate:
			"由项目计划推算，随计划变动。任一阶段推迟，取得证书的日期也随之推迟。",
	},
	booked: {
		none: "未预约",
		proposed: "已提议：{{day}}",
		confirmed: "已确认：{{day}}",
	},
	confirmBy: "应于{{day}}前确认",
	confirmLate: "本应于{{day}}前确认",
	nothingNext: "尚无日期",
	further: "继续",
	first: "回到第一页",
	looked: "尚未查看全部内容：后面可能还有符合条件的事项。",
	download: "下载 CSV",
	empty: {
		overdue: "没有逾期事项。",
		unbooked: "未来十二个月的审核均已预约。",
		days30: "未来30天没有到期事项。",
		days90: "未来90天没有到期事项。",
		days365: "未来365天没有到期事项。",
		all: "您的项目没有待到的日期。",
		certificates: "还没有在管的证书。",
	},
	emptyFiltered: "没有符合条件的事项。",
	emptyHint: "启动一个认证项目，或纳管一张已有证书：其日期会列在这里。",
	daysLate: "逾期天数",
	clause: "条款",
};
