#!/bin/sh
# Gathers what each built module needs to run: collect.sh <directory>
# Afterwards <directory>/<module>/ holds lib/ and classpath, an argument file for java that expects them under /app.
set -eu
out=$1
for list in */target/runtime.classpath infra/*/target/runtime.classpath; do
    module=${list%/target/runtime.classpath}
    [ -e "$list" ] || continue
    name=${module##*/}
    jar=$(find "$module/target" -maxdepth 1 -name "$name-*.jar" ! -name '*-sources.jar' ! -name '*-tests.jar')
    mkdir -p "$out/$name/lib"
    classpath=""
    number=100
    # Numbered: two artifacts may have the same file name.
    for file in $jar $(tr ':' ' ' < "$list"); do
        number=$((number + 1))
        cp "$file" "$out/$name/lib/$number-${file##*/}"
        classpath="$classpath:/app/lib/$number-${file##*/}"
    done
    printf -- '-cp %s\n' "${classpath#:}" > "$out/$name/classpath"
done
