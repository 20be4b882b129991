#!/usr/bin/env python3
"""Checks compose.yaml as far as that is possible without a Docker engine. Needs PyYAML; run it from the root of the tree."""

import pathlib
import re
import subprocess
import sys

import yaml

root = pathlib.Path(__file__).resolve().parents[2]
text = (root / "infra/deploy/compose.yaml").read_text(encoding="utf-8")
compose = yaml.safe_load(text)
problems = []

made = subprocess.run(
    ["node", "-e", "import('./scripts/haina/secrets.mjs').then((m) => console.log(m.SECRET_NAMES.join(' ')))"],
    cwd=root, capture_output=True, text=True, check=True,
).stdout.split()
for name in sorted(set(re.findall(r"\$\{(\w+):\?", text)) - set(made)):
    problems.append(f"{name} is required, but secrets.mjs does not make it")

for name, service in compose["services"].items():
    for needed in service.get("depends_on", {}):
        if needed not in compose["services"]:
            problems.append(f"{name} needs {needed}, which is not there")
        elif "healthcheck" not in compose["services"][needed]:
            problems.append(f"{name} waits for {needed}, which has no health check")
    for volume in service.get("volumes", []):
        if volume.split(":")[0] not in compose["volumes"]:
            problems.append(f"{name}: volume {volume} is not declared")
    if "build" not in service:
        continue
    arguments = service["build"]["args"]
    module = next((d for d in (root / name, root / "infra" / name) if (d / "pom.xml").exists()), None)
    if arguments["MODULE"] != name or module is None:
        problems.append(f"{name}: no module {arguments['MODULE']}")
        continue
    main = module / "src/main/java" / (arguments["MAIN_CLASS"].replace(".", "/") + ".java")
    if not main.exists():
        problems.append(f"{name}: {main.relative_to(root)} does not exist")
    ports = [str(value) for key, value in service["environment"].items() if key.endswith("_PORT")]
    if service["healthcheck"]["test"][-1] not in ports:
        problems.append(f"{name}: the health check asks port {service['healthcheck']['test'][-1]}, the service listens on {ports}")

print("\n".join(problems) or f"{len(compose['services'])} services, no problem found")
sys.exit(1 if problems else 0)
