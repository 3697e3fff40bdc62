#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Wall time of short commands, as ratios to kubectl's in the same run.

usage: startup.py RECOVER [RUNS]

Every Java that the launcher would accept is tried, each with its class-data archive. The commands
take turns, so that whatever else the machine does is shared by all of them.
"""

import glob
import os
import shutil
import statistics
import subprocess
import sys
import time

# What the project promises: at most this many times "kubectl --help".
LIMITS = {"17": 4.5, "25": 3.0}


def java_homes():
    """The newest home of each major version for which there is a promise."""
    found = {}
    for release in sorted(glob.glob("/usr/lib/jvm/*/release")):
        with open(release, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("JAVA_VERSION="):
                    found[line.split('"')[1].split(".")[0]] = os.path.dirname(release)
    return {major: home for major, home in found.items() if major in LIMITS}


def wall(command, environment):
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    recover = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    if not shutil.which("kubectl"):
        print("start-up: not measured, there is no kubectl to compare with")
        return 0
    contenders = {"kubectl": (["kubectl", "--help"], dict(os.environ))}
    for major, home in java_homes().items():
        environment = dict(os.environ, RECOVER_JAVA_HOME=home)
        subprocess.run([recover, "--help"], env=dict(environment, RECOVER_ARCHIVE="now"),
                       stdout=subprocess.DEVNULL, check=True)
        contenders[major] = ([recover, "--help"], environment)
    times = {name: [] for name in contenders}
    for _ in range(runs):
        for name, (command, environment) in contenders.items():
            times[name].append(wall(command, environment))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians.pop("kubectl")
    print(f"kubectl --help          {base * 1000:6.0f} ms")
    missed = 0
    for major, median in medians.items():
        ratio = median / base
        verdict = "ok" if ratio <= LIMITS[major] else "MISSED"
        missed += verdict != "ok"
        print(f"recover --help, Java {major} {median * 1000:6.0f} ms"
              f"  {ratio:.2f} times kubectl (at most {LIMITS[major]}) {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
