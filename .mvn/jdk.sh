# Sourced by ./mvnw and ./ballast (POSIX sh): finds a JDK that can build and run Ballast and exports JAVA_HOME.
#
# Looked at, in this order; the first JDK new enough wins:
#   1. BALLAST_JDK        a JDK's folder; if set it must be one that serves
#   2. JAVA_HOME
#   3. java on the PATH
#   4. the places where systems, SDKMAN, IDEs and macOS put JDKs; one of exactly the wanted release goes before a newer one
# BALLAST_JDK_DIRS, a list of folders separated by colons, replaces the places of step 4.
#
# Why here and not only in Maven: the formatter and Error Prone run inside Maven's or the compiler's own JVM,
# and a machine's default java is often older. See docs/decisions/0001-jdk-selection.md.

ballast_jdk_wanted=25

# Puts the version of the JDK in $1 into ballast_jdk_version ("25.0.3"), or "" where there is no complete JDK.
# A runtime without javac can't build, so it doesn't count.
ballast_jdk_read() {
  ballast_jdk_version=''
  { [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; } || return 0
  if [ -r "$1/release" ]; then
    while IFS='=' read -r ballast_jdk_key ballast_jdk_value || [ -n "$ballast_jdk_key" ]; do
      [ "$ballast_jdk_key" = JAVA_VERSION ] || continue
      ballast_jdk_version=${ballast_jdk_value#\"}
      ballast_jdk_version=${ballast_jdk_version%%\"*}
    done <"$1/release"
  fi
  # A few distributions ship no release file: ask the JDK itself ("javac 25.0.3").
  if [ -z "$ballast_jdk_version" ]; then
    ballast_jdk_version=$("$1/bin/javac" -version 2>&1) || ballast_jdk_version=''
    ballast_jdk_version=${ballast_jdk_version#javac }
  fi
}

# Puts the feature release of ballast_jdk_version into ballast_jdk_feature: 25 of "25.0.3" or "25-ea", 8 of "1.8.0_292", else 0.
ballast_jdk_split() {
  ballast_jdk_feature=${ballast_jdk_version#1.}
  ballast_jdk_feature=${ballast_jdk_feature%%[!0-9]*}
  ballast_jdk_feature=${ballast_jdk_feature:-0}
}

# True where the JDK in $1 is new enough.
ballast_jdk_serves() {
  ballast_jdk_read "$1"
  ballast_jdk_split
  [ "$ballast_jdk_feature" -ge "$ballast_jdk_wanted" ]
}

# Prints the home of the java on the PATH, or nothing. Links are followed by hand: readlink -f is not everywhere.
ballast_jdk_on_path() (
  java=$(command -v java) || exit 0
  while [ -L "$java" ]; do
    link=$(readlink "$java") || exit 0
    case $link in
    /*) java=$link ;;
    *) java=${java%/*}/$link ;;
    esac
  done
  cd "${java%/*}/.." 2>/dev/null && pwd -P
)

# Prints every folder that may be a JDK, one a line. In a subshell, because ./mvnw switches globbing off.
ballast_jdk_candidates() (
  set +f
  if [ -n "${BALLAST_JDK_DIRS+set}" ]; then
    IFS=:
    set -f
    set -- $BALLAST_JDK_DIRS
    set +f
    IFS=' '
  else
    set -- /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java "${HOME:-/}/.sdkman/candidates/java" "${HOME:-/}/.jdks" \
      /Library/Java/JavaVirtualMachines "${HOME:-/}/Library/Java/JavaVirtualMachines"
    if [ -x /usr/libexec/java_home ]; then
      /usr/libexec/java_home -v "$ballast_jdk_wanted+" 2>/dev/null || :
    fi
  fi
  for folder; do
    for candidate in "$folder" "$folder"/* "$folder"/*/Contents/Home; do
      [ ! -x "$candidate/bin/java" ] || printf '%s\n' "$candidate"
    done
  done
)

# Says what was found and how to get what is missing.
ballast_jdk_complain() (
  exec >&2
  echo "Ballast needs JDK $ballast_jdk_wanted or newer (a full JDK, with javac), and none was found."
  if [ -n "${BALLAST_JDK-}" ]; then
    echo "BALLAST_JDK is set to $BALLAST_JDK, which is not one."
  fi
  echo "Found:"
  seen=:
  while IFS= read -r home; do
    [ -n "$home" ] && real=$(cd "$home" 2>/dev/null && pwd -P) || continue
    case $seen in *":$real:"*) continue ;; esac
    seen=$seen$real:
    ballast_jdk_read "$real"
    [ -n "$ballast_jdk_version" ] || ballast_jdk_version='no complete JDK'
    echo "  $real ($ballast_jdk_version)"
  done <<END
${BALLAST_JDK-}
${JAVA_HOME-}
$(ballast_jdk_on_path)
$(ballast_jdk_candidates)
END
  [ "$seen" != : ] || echo "  no JDK at all"
  echo "Get one, any of these:"
  echo "  Eclipse Temurin $ballast_jdk_wanted, the installer or archive for your system"
  echo "  your package manager: temurin-$ballast_jdk_wanted-jdk or openjdk-$ballast_jdk_wanted-jdk (Debian, Ubuntu), java-$ballast_jdk_wanted-openjdk-devel (Fedora), temurin@$ballast_jdk_wanted (Homebrew)"
  echo "  SDKMAN: sdk install java $ballast_jdk_wanted-tem"
  echo "If it is installed somewhere else: BALLAST_JDK=/path/to/jdk-$ballast_jdk_wanted $0"
)

# Sets JAVA_HOME, or returns 1.
ballast_jdk_choose() {
  if [ -n "${BALLAST_JDK-}" ]; then
    ballast_jdk_serves "$BALLAST_JDK" || return 1
    JAVA_HOME=$BALLAST_JDK
    return 0
  fi
  if [ -n "${JAVA_HOME-}" ] && ballast_jdk_serves "$JAVA_HOME"; then
    return 0
  fi
  ballast_jdk_home=$(ballast_jdk_on_path)
  if [ -n "$ballast_jdk_home" ] && ballast_jdk_serves "$ballast_jdk_home"; then
    JAVA_HOME=$ballast_jdk_home
    return 0
  fi
  ballast_jdk_newer=''
  while IFS= read -r ballast_jdk_home; do
    if [ -n "$ballast_jdk_home" ] && ballast_jdk_serves "$ballast_jdk_home"; then
      if [ "$ballast_jdk_feature" -eq "$ballast_jdk_wanted" ]; then
        JAVA_HOME=$ballast_jdk_home
        return 0
      fi
      ballast_jdk_newer=${ballast_jdk_newer:-$ballast_jdk_home}
    fi
  done <<END
$(ballast_jdk_candidates)
END
  [ -n "$ballast_jdk_newer" ] || return 1
  JAVA_HOME=$ballast_jdk_newer
}

if ! ballast_jdk_choose; then
  ballast_jdk_complain
  exit 1
fi
export JAVA_HOME
