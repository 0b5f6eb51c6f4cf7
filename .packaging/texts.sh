#!/bin/sh
# Makes what is packaged beside the program: the manual page, completions for
# four shells, and what Debian wants to read. MAINTAINER is the first word.
set -eu
cd "$(dirname "$0")/.."
made=.packaging/made
rm -rf "$made"
mkdir -p "$made/completions"
program=$(mktemp)
trap 'rm -f "$program"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$program" .

"$program" man >"$made/lull.1"
gzip -9n <"$made/lull.1" >"$made/lull.1.gz"
"$program" completion bash >"$made/completions/lull.bash"
"$program" completion zsh >"$made/completions/_lull"
"$program" completion fish >"$made/completions/lull.fish"
"$program" completion powershell >"$made/completions/lull.ps1"

# Debian's form of CHANGELOG.md: one paragraph for each heading, in its width.
awk -v by="$1" '
  function close_item(    words, line, i, n) {
    n = split(item, words, " ")
    line = mark
    for (i = 1; i <= n; i++) {
      if (length(line " " words[i]) > 79) { print line; line = "   " }
      line = line " " words[i]
    }
    if (n) print line
    item = ""
  }
  function close_entry() { close_item(); if (version) print "\n -- " by "  " day "\n" }
  /^## / {
    close_entry()
    version = $2; sub(",", "", version)
    ("LC_ALL=C date -u -R -d " $3) | getline day
    print "lull (" version ") unstable; urgency=medium\n"
    next
  }
  version && /^- / { close_item(); sub(/^- /, ""); mark = "  *" }
  version && !NF { close_item(); mark = " " }
  version { item = item " " $0 }
  END { close_entry() }
' CHANGELOG.md | gzip -9n >"$made/changelog.gz"

{
  printf '%s\n' 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/' \
    'Upstream-Name: lull' '' 'Files: *' 'Copyright: 2026 the lull authors' 'License: Expat'
  sed -n '5,$s/^$/./; 5,$s/^/ /p' LICENSE
} >"$made/copyright"
