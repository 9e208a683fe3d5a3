# shellcheck shell=bash
# Finds a JDK 25 or newer, wherever it may be; sourced by the scripts that need one.
find_jdk() {
    local home version java
    java=$(command -v java || true)
    for home in "${JAVA_HOME:-}" "${JDK_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /opt/*jdk* /opt/java/* "${java:+$(dirname "$(dirname "$(readlink -f "$java")")")}"; do
        if [ -z "$home" ] || [ ! -x "$home/bin/javac" ] || [ ! -r "$home/release" ]; then continue; fi
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        if [ "${version:-0}" -ge 25 ]; then
            echo "$home"
            return
        fi
    done
    echo "需要 JDK 25：Debian/Ubuntu 可装 Eclipse Temurin 25（https://adoptium.net）并设 JAVA_HOME / JDK 25 is needed: install Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to one." >&2
    return 1
}
