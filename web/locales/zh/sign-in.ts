import type { signIn as english } from "../en/sign-in.ts";
import type { Wording } from "../wording.ts";

export const signIn: Wording<typeof english> = {
	title: "登录",
	intro: "Certway 不使用密码。填写邮箱地址，登录链接随即发到您的邮箱。",
	email: "您的邮箱地址",
	emailHint: "同事在 Certway 中为您登记的地址。",
	ask: "发送登录链接",
	askedTitle: "请查看您的邮箱",
	asked_other:
		"如果该地址已在此登记，登录链接已经发出，{{count}}分钟内有效，仅可使用一次。",
	askedNothing:
		"没有收到？请查看垃圾邮件，并核对地址：项目负责人是按邮箱地址登记人员的。",
	another: "重新获取链接",
	linkTitle: "登录",
	linkFor: "此链接供{{name}}使用。",
	linkOnce:
		"链接仅可使用一次。如果不是给您的，请直接关闭本页：目前什么都没有发生。",
	signInAs: "以{{name}}的身份登录",
	noLinkTitle: "此链接已不能登录",
	noLink: "链接已被使用、已过有效期，或不完整。没有任何人因此登录。",
	signedOut: "您已退出登录。",
};
