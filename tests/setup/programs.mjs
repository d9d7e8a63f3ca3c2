import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A program that a machine may keep anywhere.
 *
 * @param variable the environment variable that names it where it isn't in the path
 * @param names what it is called, the best first
 * @returns its path; null where there is none
 * @throws Error where the variable doesn't name a program
 */
export function findProgram(variable, names) {
  const path = process.env[variable];
  if (path && !isUsable(path)) {
    throw new Error(`${variable} is set to ${path}, which is not a program. Unset it, or correct it.`);
  }
  if (path) return path;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isUsable) ?? null;
}

/**
 * Installs a package of Debian's, on machines that have such. What comes of it is for the caller to look at.
 *
 * @param title what it is called when people are told
 */
export function installFromDebian(title, name) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!run(['apt-get', '--version'], 'ignore')) return;
  process.stderr.write(`Installing ${title}…\n`);
  run([...sudo, 'apt-get', 'update', '-qq']);
  run([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name]);
}

/** Runs a program to its end. @returns whether it did what it should */
export function run([command, ...args], stdio = ['inherit', process.stderr, 'inherit']) {
  return (
    spawnSync(command, args, { stdio, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
    0
  );
}

/** Whether a program can be run, or a folder be looked into. */
export function isUsable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
