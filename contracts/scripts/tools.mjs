// Where things are.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const bin = (name) => join(root, "node_modules", ".bin", name);
const onThisPlatform = (name) => (existsSync(bin(name)) ? bin(name) : name);

/** forge comes from npm where there is a package for the platform, else from the PATH. A function: asked after npm ci. */
export const forge = () => onThisPlatform("forge");
export const solhint = () => bin("solhint");
