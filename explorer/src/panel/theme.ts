/** Dark or light: as the system says, until the reader chooses. */

const PLACE = "paperatlas theme";

export function isDark(): boolean {
  return document.documentElement.dataset.theme === "dark";
}

/** Set the theme now and whenever the system changes it. */
export function followTheme(changed: () => void): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    document.documentElement.dataset.theme = kept() ?? (system.matches ? "dark" : "light");
    changed();
  };
  system.addEventListener("change", apply);
  apply();
}

export function flipTheme(changed: () => void): void {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(PLACE, next);
  } catch {
    // a browser without storage forgets it
  }
  changed();
}

function kept(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}
