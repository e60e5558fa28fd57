import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { settingNames } from "../../settings.ts";

interface Service {
	readonly image?: string;
	readonly command?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
	readonly ports?: readonly string[];
	readonly volumes?: readonly string[];
	readonly depends_on?: Readonly<Record<string, { condition: string }>>;
}

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const compose: {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
} = parse(read("docker-compose.yml"), { merge: true });
const { services } = compose;
const service = (name: string): Service => {
	const found = services[name];
	if (!found) throw new Error(`no service ${name}`);
	return found;
};

describe("docker-compose.yml", () => {
	test.each(["web", "worker"])("sets every setting that %s reads", (name) => {
		const set = Object.keys(service(name).environment ?? {});
		expect(set).toEqual(
			expect.arrayContaining([...settingNames, "TEMPORAL_ADDRESS"]),
		);
	});

	test("gives web and worker the same settings, so that links of one open at the other", () => {
		expect(service("web").environment).toEqual(service("worker").environment);
	});

	test("runs web and worker by the scripts that package.json names", () => {
		const { scripts } = JSON.parse(read("package.json"));
		for (const name of ["web", "worker"]) {
			expect(service(name).command?.at(-1)).toBe(name);
			expect(scripts[name]).toBeDefined();
		}
	});

	test("keeps the record and the evidence in named volumes", () => {
		for (const [name, path] of [
			["postgresql", "record"],
			["web", "evidence"],
		] as const) {
			expect(service(name).volumes?.[0]).toMatch(new RegExp(`^${path}:/`));
			expect(compose.volumes).toHaveProperty(path);
		}
	});

	test("pins every image, and takes none that is deprecated", () => {
		for (const { image } of Object.values(services)) {
			expect(image).toMatch(/:v?\d+\.\d+/);
			expect(image).not.toContain("auto-setup");
		}
	});

	test("opens nothing to the network but the pages", () => {
		for (const [name, { ports = [] }] of Object.entries(services))
			for (const port of ports)
				if (name !== "web") expect(port).toMatch(/^127\.0\.0\.1:/);
	});

	test("starts web and worker when database and namespaces are there", () => {
		for (const name of ["web", "worker"])
			expect(service(name).depends_on).toEqual({
				postgresql: { condition: "service_healthy" },
				"temporal-namespaces": {
					condition: "service_completed_successfully",
				},
			});
	});

	test("holds no secret: keys and passwords come from the environment", () => {
		const text = read("docker-compose.yml");
		expect(text).toContain("SECRET_KEY: ${SECRET_KEY:?");
		expect(text).not.toMatch(/PASSWORD: [^$]/);
	});
});

describe("Dockerfile", () => {
	test("takes along every room the server is made of", () => {
		const rooms = readdirSync(root, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name)
			.filter(
				(name) =>
					!name.startsWith(".") &&
					!["node_modules", "data", "test", "bench", "docs", "deploy"].includes(
						name,
					),
			);
		const copied = [...read("Dockerfile").matchAll(/^COPY (\S+) \1$/gm)].map(
			([, name]) => name,
		);
		expect(copied).toEqual(expect.arrayContaining(rooms));
	});

	test("runs as an unprivileged user, on glibc", () => {
		const dockerfile = read("Dockerfile");
		expect(dockerfile).toMatch(/^USER node$/m);
		expect(dockerfile).toMatch(/^FROM node:24/m);
		expect(dockerfile).not.toContain("alpine");
	});
});
