import type { rehearsal as english } from "../en/rehearsal.ts";
import type { Wording } from "../wording.ts";

export const rehearsal: Wording<typeof english> = {
	title: "演练时钟：{{name}}",
	heading: "拨快时钟",
	open: "拨快演练时钟",
	stands: "时钟停在{{clock}}。",
	intro:
		"途中到期的事项会按先后依次发生：阶段开始、提醒发出、各轮审核开启。邮件只保留在此处，不会发出。",
	played: "演练中的人员会按示例自行办事；您代他们办过的事，他们不再改动。",
	byHand:
		"演练中的人员不会自行办事：请在页面上或通过此处保留的邮件代他们办理。",
	ahead: "下一事项：{{when}}。",
	nothingAhead: "前方没有日期，接下来取决于人。",
	go: {
		day: "一天",
		week: "一周",
		month: "一个月",
		next: "到下一事项",
		certificate: "演练到取得证书",
		"third-year": "演练到第三年末",
		here: "停在此处",
	},
	moving: "演练进行中",
	movingTo: {
		until: "到{{day}}",
		next: "到下一事项",
		certificate: "到取得证书",
		"third-year": "到第三年末",
		here: "不再前进",
	},
	movingNote: "可以离开本页：演练会继续，经过都已记录。",
	progress: "进度",
	look: "再看一次",
	back: "返回项目",
	arrived: "时钟现在停在{{clock}}。",
	stuck:
		"演练停住了：{{person}}在{{phase}}无法继续。{{why}}请先处理，再拨快时钟。",
	stopped: "项目已终止，演练时钟随之停止。",
	unconfirmed:
		"尚不知道时钟是否前进。内容不会丢失：请稍后再看一次，然后再决定是否重新选择。",
	choose: "请选择时钟前进多远。",
};
