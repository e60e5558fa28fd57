import type { LocalDate, TimeZone } from "../../../domain/dates.ts";
import { instantOf, startOfDay } from "../../../domain/dates.ts";
import type { Span } from "../../../web/drawings/time-scale.ts";
import { newForm, refusedForm } from "../../../web/forms.ts";
import type { Language } from "../../../web/locales/languages.ts";
import type { PageData } from "../../../web/page.ts";
import type {
	Empty,
	RailPhase,
	State,
	StreamEntry,
	SummaryRow,
	Table,
	TaskGroup,
} from "../../../web/parts.ts";

/** Pages full of the parts, in both languages, to be looked at. */

const day = (text: string) => text as LocalDate;
const zone = "Asia/Shanghai" as TimeZone;
export const today = day("2027-05-19");
const clock = instantOf(Date.UTC(2027, 4, 19, 1));

/** Picks the language: `say("Next", "下一步")`. */
type Say = (english: string, chinese: string) => string;

const sayIn =
	(language: Language): Say =>
	(english, chinese) =>
		language === "zh" ? chinese : english;

const span = (from: string, to: string): Span => ({
	from: day(from),
	to: day(to),
});

const phaseNames = (say: Say) => [
	say("Preparation", "筹备"),
	say("System design", "体系设计"),
	say("Pilot run", "试运行"),
	say("Internal audit", "内部审核"),
	say("Certification audit", "认证审核"),
	say("Surveillance", "年度监督审核"),
];

function railOf(say: Say, states: readonly State[], notes: string[] = []) {
	const current = states.findIndex((state) => !/done|before/.test(state));
	return phaseNames(say).map(
		(name, n): RailPhase => ({
			name,
			state: states[n] ?? "waiting",
			current: n === current,
			to: `/programmes/huaxin/${n}`,
			...(notes[n] ? { note: notes[n] } : {}),
		}),
	);
}

const inPilot: readonly State[] = [
	"done",
	"done",
	"active",
	"waiting",
	"waiting",
	"waiting",
];

export function programme(language: Language): PageData {
	const say = sayIn(language);
	const [preparation, design, pilot, audit, certification, round] = phaseNames(
		say,
	) as [string, string, string, string, string, string];
	const next: SummaryRow[] = [
		{
			label: say("Reminder", "提醒"),
			cell: {
				date: day("2027-05-20"),
				why: say(
					"The pilot's gate needs records of every process in every month; April has none for configuration management.",
					"试运行的放行条件要求每个流程每个月都有记录；配置管理四月尚无记录。",
				),
				note: say(
					"To Zhao Min: April data for configuration management",
					"发给赵敏：配置管理四月的数据",
				),
			},
		},
		{
			label: say("Earliest sign-off", "最早可提请审批"),
			cell: {
				date: day("2027-07-10"),
				why: say(
					"A pilot run lasts at least three months, counted from its first day.",
					"试运行自首日起至少三个月。",
				),
			},
			change: {
				to: "/programmes/huaxin/plan",
				text: say("Replan", "调整计划"),
				about: say("the pilot run", "试运行"),
			},
		},
		{
			label: say("Waiting for", "等待"),
			cell: {
				state: "asked",
				word: say("Chen Jing, since Mon 17 May", "陈静，自5月17日（周一）起"),
			},
		},
	];
	const groups: TaskGroup[] = [
		{
			title: pilot,
			tasks: [
				{
					text: say(
						"Record configuration management for April",
						"补录配置管理四月的记录",
					),
					to: "/programmes/huaxin/pilot-run/configuration",
					state: "late",
					due: day("2027-05-10"),
					note: say("Zhao Min · 9 days late", "赵敏 · 逾期9天"),
				},
				{
					text: say(
						"Record incident management for May",
						"登记事件管理五月的记录",
					),
					to: "/programmes/huaxin/pilot-run/incident",
					state: "active",
					due: day("2027-06-10"),
				},
				{
					text: say("Write the pilot report", "编写试运行报告"),
					state: "waiting",
					word: say("cannot start yet", "尚不能开始"),
					note: say(
						"Opens when three pilot months have data.",
						"三个试运行月都有数据后开放。",
					),
				},
			],
		},
	];
	const entries: StreamEntry[] = [
		{
			number: 128,
			at: startOfDay(day("2027-05-17"), zone),
			zone,
			state: "asked",
			who: say("Li Wei", "李伟"),
			text: say(
				"asked Chen Jing for sign-off of the pilot plan.",
				"就试运行计划提请陈静审批。",
			),
			ways: [
				{ to: "/s", text: say("What was put before her", "提交审批的内容") },
			],
		},
		{
			number: 127,
			at: startOfDay(day("2027-05-12"), zone),
			zone,
			state: "late",
			text: say(
				"Reminder sent to Zhao Min: April data for configuration management was due.",
				"已提醒赵敏：配置管理四月的数据已到期。",
			),
		},
		{
			number: 126,
			at: startOfDay(day("2027-05-11"), zone),
			zone,
			who: say("Chen Jing", "陈静"),
			text: say(
				"returned the system design for changes.",
				"将体系设计退回修改。",
			),
			quote: say(
				"The SLA for the payment service names no business owner.",
				"支付服务的 SLA 未指定业务负责人。",
			),
		},
	];
	return {
		title: say("Huaxin Bank data centre", "华信银行数据中心"),
		section: "home",
		trail: [{ to: "/", text: say("Programmes", "认证项目") }],
		today,
		rehearsal: { clock, zone },
		hold: { since: day("2027-05-18") },
		notice: say(
			"Sign-off asked of Chen Jing and Wang Lei.",
			"已提请陈静和王磊审批。",
		),
		over: say(
			"ISO/IEC 20000-1:2018 + Amd 1 · finance · rules: CNCA",
			"ISO/IEC 20000-1:2018 + Amd 1 · 金融 · 规则：CNCA",
		),
		certificate: {
			date: "2027-12-17",
			words: say(
				"Certificate planned Fri 17 Dec 2027, was 3 Dec",
				"计划于2027年12月17日（周五）取证，原为12月3日",
			),
			why: say(
				"The pilot run began two weeks after its planned day.",
				"试运行比计划晚开始两周。",
			),
		},
		phases: railOf(say, inPilot, [
			say("signed 2 Feb", "2月2日通过"),
			say("signed 9 Apr", "4月9日通过"),
			say(
				"day 40 of 92, 11 of 13 processes have data in April",
				"第40天，共92天；四月13个流程中11个有数据",
			),
		]),
		headings: {
			next: say("Next", "下一步"),
			timeline: say("Timeline", "时间线"),
			certificate: say("Certificate", "证书"),
			tasks: say("To do", "待办"),
			stream: say("Record", "记录"),
		},
		next,
		groups,
		entries,
		timeline: {
			id: "plan",
			title: say(
				"The way to the certificate, and the three years",
				"取证之路与其后三年",
			),
			today,
			rows: [
				{
					name: preparation,
					state: "done",
					planned: span("2026-12-01", "2027-01-31"),
					actual: span("2026-12-01", "2027-02-02"),
				},
				{
					name: design,
					state: "done",
					planned: span("2027-02-01", "2027-03-31"),
					actual: span("2027-02-03", "2027-04-09"),
				},
				{
					name: pilot,
					state: "active",
					planned: span("2027-04-01", "2027-06-30"),
					actual: { from: day("2027-04-10") },
					expected: span("2027-05-19", "2027-07-12"),
				},
				{
					name: audit,
					state: "waiting",
					planned: span("2027-07-01", "2027-07-31"),
					expected: span("2027-07-13", "2027-08-12"),
				},
				{
					name: certification,
					state: "waiting",
					planned: span("2027-08-01", "2027-12-03"),
					expected: span("2027-08-13", "2027-12-17"),
				},
			],
		},
		strip: {
			id: "certificate",
			title: say("The certificate's three years", "证书的三年有效期"),
			today: day("2029-10-02"),
			issued: day("2027-12-17"),
			expires: day("2030-12-16"),
			windows: [
				{
					...span("2028-09-17", "2028-12-17"),
					name: say("Surveillance 1", "第一次监督"),
					state: "done",
				},
				{
					...span("2029-09-17", "2029-12-17"),
					name: say("Surveillance 2", "第二次监督"),
					state: "active",
				},
				{
					...span("2030-06-16", "2030-12-16"),
					name: say("Recertification", "再认证"),
					state: "waiting",
				},
			],
		},
		round,
	};
}

export function home(language: Language): PageData {
	const say = sayIn(language);
	const waiting: Table = {
		caption: say("Waiting on you", "等您处理"),
		captionHidden: true,
		columns: [
			{ label: say("What", "事项") },
			{ label: say("Programme", "项目") },
			{ label: say("Due", "期限") },
			{ label: say("State", "状态") },
			{ label: say("Files", "文件"), numeric: true },
		],
		rows: [
			[
				{
					way: {
						to: "/s",
						text: say("Sign-off: system design", "审批：体系设计"),
					},
				},
				{ text: say("Huaxin Bank", "华信银行") },
				{
					date: day("2027-05-28"),
					why: say(
						"Ten working days from the day it was asked.",
						"自提请之日起十个工作日。",
					),
				},
				{ state: "asked" },
				{ text: "4" },
			],
			[
				{
					way: {
						to: "/f",
						text: say("Surveillance audit 1", "第一次监督审核"),
					},
					note: say("certificate at risk", "证书面临风险"),
				},
				{ text: say("City service desk", "市政务服务台") },
				{ date: day("2027-05-10") },
				{ state: "late", word: say("9 days late", "逾期9天") },
				{ text: "12" },
			],
		],
	};
	const row = (name: string, states: readonly State[], next: string) => ({
		name,
		to: "/programmes/x",
		phases: railOf(say, states),
		next: { date: day(next) },
		waits: {
			text: say("Chen Jing", "陈静"),
			note: say("since Mon 17 May", "自5月17日（周一）起"),
		},
	});
	const empty: Empty = {
		title: say("No finding is open", "没有未关闭的审核发现"),
		text: say(
			"What an audit finds will stand here, with its correction, its corrective action and the day each is due.",
			"审核发现将列在这里，连同纠正、纠正措施及各自的期限。",
		),
		way: { to: "/findings/new", text: say("Enter a finding", "登记审核发现") },
	};
	return {
		title: say("Home", "首页"),
		section: "home",
		today,
		headings: {
			waiting: say("Waiting on you", "等您处理"),
			programmes: say("Programmes", "认证项目"),
			findings: say("Findings", "审核发现"),
			states: say("States", "状态"),
		},
		waiting,
		programmes: {
			columns: [
				say("Programme", "项目"),
				say("Phase", "阶段"),
				say("Next", "下一步"),
				say("Waits for", "等待"),
			],
			rows: [
				row(
					say("Huaxin Bank data centre", "华信银行数据中心"),
					inPilot,
					"2027-05-20",
				),
				row(
					say("City service desk", "市政务服务台"),
					["before", "done", "done", "done", "done", "late"],
					"2027-05-10",
				),
				row(say("Yunhe online shop", "云禾网上商城"), ["active"], "2027-09-01"),
			],
		},
		acts: {
			start: say("Start a programme", "启动认证项目"),
			adopt: say("Adopt a certificate", "接管已有证书"),
		},
		empty,
		states: [
			"done",
			"active",
			"waiting",
			"asked",
			"late",
			"held",
			"stopped",
			"before",
		],
	};
}

export function form(language: Language, wrong = true): PageData {
	const say = sayIn(language);
	const typed = {
		name: "",
		start: "2027-02-31",
		months: "2",
		scope: say("IT services for payments", "支付类 IT 服务"),
		processes: ["change", "incident"],
	};
	const errors = [
		{
			field: "name",
			message: say("Give the programme a name.", "请填写项目名称。"),
		},
		{
			field: "start",
			message: say(
				"Write a day that exists, like 2027-03-03.",
				"请填写真实存在的日期，例如 2027-03-03。",
			),
		},
		{ field: "decision", message: say("Choose one.", "请选择一项。") },
	];
	return {
		title: say("Start a programme", "启动认证项目"),
		form: wrong ? refusedForm(typed, errors) : newForm(typed),
		intro: say(
			"Six phases carry you to the certificate, eight to eleven months as a rule.",
			"六个阶段直至取证，通常需要八到十一个月。",
		),
		labels: {
			name: say("Name of the programme", "项目名称"),
			start: say("Start day", "启动日期"),
			months: say("Months of preparation", "筹备月数"),
			email: say("Coordinator's e-mail", "认证协调人邮箱"),
			industry: say("Industry", "行业"),
			scope: say("Scope", "认证范围"),
			decision: say("Your decision", "您的决定"),
			processes: say("Processes to put first", "优先流程"),
			evidence: say("Scope statement", "范围说明"),
		},
		hints: {
			name: say(
				"It stands on every page and in every mail.",
				"显示在每个页面和每封邮件中。",
			),
			start: say("The first day of preparation.", "筹备阶段的第一天。"),
			scope: say(
				"Which services, for whom, from where.",
				"哪些服务、为谁提供、在何处提供。",
			),
			evidence: say("PDF, at most 20 MB.", "PDF，不超过 20 MB。"),
		},
		industries: [
			{ value: "finance", text: say("Finance", "金融机构") },
			{ value: "internet", text: say("Internet", "互联网企业") },
		],
		decisions: decisions(say),
		processes: [
			{ value: "change", text: say("Change management", "变更管理") },
			{ value: "incident", text: say("Incident management", "事件管理") },
			{ value: "release", text: say("Release management", "发布管理") },
		],
		acts: {
			send: say("Start the programme", "启动项目"),
			back: say("Go back", "返回"),
			stop: say("Stop the programme", "终止项目"),
		},
	};
}

const decisions = (say: Say) => [
	{ value: "approve", text: say("I sign off", "同意") },
	{
		value: "return",
		text: say("I return it for changes", "退回修改"),
		hint: say("Your reason goes to the coordinator.", "理由将发给认证协调人。"),
	},
	{ value: "decline", text: say("I decline", "不同意") },
];

export function signOff(language: Language): PageData {
	const say = sayIn(language);
	const rows: SummaryRow[] = [
		{
			label: say("Asked by", "提请人"),
			cell: { text: say("Li Wei, coordinator", "李伟，认证协调人") },
		},
		{ label: say("Answer by", "答复期限"), cell: { date: day("2027-05-28") } },
		{
			label: say("Management manual", "管理手册"),
			cell: {
				way: {
					to: "/e",
					text: say("Version 3, PDF, 2.1 MB", "第3版，PDF，2.1 MB"),
				},
				note: "sha256 9f2c 41d0 77be 1a5c",
			},
		},
		{
			label: say("Content fingerprint", "内容指纹"),
			cell: { code: "4b1e-77a0-93cd-0e21" },
		},
	];
	return {
		title: say("Sign-off of the system design", "体系设计的审批"),
		today,
		form: newForm(),
		over: say("Huaxin Bank data centre", "华信银行数据中心"),
		lead: say(
			"Chen Jing, you are asked for your sign-off. Then the pilot run begins and runs for at least three months.",
			"陈静，请您审批。通过后试运行开始，至少持续三个月。",
		),
		rows,
		decisions: decisions(say),
		labels: {
			decision: say("Your decision", "您的决定"),
			name: say("Your full name", "您的姓名"),
		},
		acts: { send: say("Give my answer", "提交决定") },
	};
}
