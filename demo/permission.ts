import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface StoredPermissions {
  explicit_host?: string[];
}

/** What Chromium keeps of an extension in a profile, as far as it matters here. */
interface StoredExtension {
  path?: string;
  granted_permissions?: StoredPermissions;
  active_permissions?: StoredPermissions;
}

/**
 * Makes a profile remember that its person has allowed the extension a host: Chromium then grants it without asking again.
 * The question itself is the browser's own, which no script can answer. The extension must have run in the profile, and
 * the browser must be closed.
 *
 * @param extension folder of the unpacked extension
 * @param hosts match patterns such as `http://127.0.0.1/*`
 */
export async function rememberAllowedHosts(
  profile: string,
  extension: string,
  hosts: readonly string[],
): Promise<void> {
  const file = join(profile, 'Default/Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8'));
  const all: StoredExtension[] = Object.values(preferences.extensions?.settings ?? {});
  const ours = all.find(({ path }) => path === extension);
  // Some systems keep it where nobody else may write: there, the browser asks its person.
  if (ours === undefined) return;
  ours.granted_permissions = withHosts(ours.granted_permissions, hosts);
  ours.active_permissions = withHosts(ours.active_permissions, hosts);
  await writeFile(file, JSON.stringify(preferences));
}

function withHosts(permissions: StoredPermissions = {}, hosts: readonly string[]): StoredPermissions {
  return { ...permissions, explicit_host: [...new Set([...(permissions.explicit_host ?? []), ...hosts])] };
}
