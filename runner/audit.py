"""`make audit`: known holes in what Heeded is built on, where the list of them can be reached."""

import json
import subprocess
import sys

from runner.processes import say


def main() -> int:
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "-r",
         "requirements.lock", "--format", "json", "--progress-spinner", "off"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        packages = []
    looked = [one for one in packages if "skip_reason" not in one]
    if not looked:
        say("audit  | The list of known holes cannot be reached; nothing was looked up.")
        return 0
    holes = [(one, hole) for one in looked for hole in one["vulns"]]
    for one, hole in holes:
        mended = ", ".join(hole["fix_versions"]) or "no version yet"
        say(f"audit  | {one['name']} {one['version']}: {hole['id']}; mended in {mended}.")
    say(f"audit  | {len(looked)} of {len(packages)} packages looked up, {len(holes)} known holes.")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
