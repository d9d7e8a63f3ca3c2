export function installFromDebian(title: string, name: string): void;
export function isUsable(path: string): boolean;
