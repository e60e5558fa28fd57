import type { evidence as english } from "../en/evidence.ts";
import type { Wording } from "../wording.ts";

export const evidence: Wording<typeof english> = {
	kind: {
		note: "说明",
		link: "网址",
		file: "文件",
	},
	type: {
		pdf: "PDF",
		image: "图片",
		text: "文本",
		document: "文档",
		spreadsheet: "表格",
		slides: "幻灯片",
		archive: "压缩包",
		other: "文件",
	},
	typeAndSize: "{{type}}，{{size}}",
	removed: "文字已从记录中删除",
	hash: "sha256 {{hash}}…",
	fullHash: "sha256",
	read: "阅读：{{name}}",
	noteTitle: "说明",
	linkTitle: "网址",
	leadsAway: "此链接通往 Certway 之外，其内容可能改变；签署的只是网址本身。",
	openLink: "打开 {{host}}",
	back: "返回审批页",
	belongsTo: "所属交付物",
	addedBy: "提交人",
	addedByOn: "{{name}}，{{day}}",
	notThere:
		"记录中有此文件，但证据库中的文件已与记录不符。请告知 Certway 的管理员。",
};
