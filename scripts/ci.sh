#!/usr/bin/env bash
# The steps of .github/workflows/help-center.yml. Each runs on any machine: without GitHub's variables it prints what
# GitHub would show, and pushes and comments nothing.
#
#   SINCE                the branch or commit that the change is compared with; by default the default branch
#   GITHUB_STEP_SUMMARY  the file that becomes the summary of the run
#   BRANCH, GH_TOKEN, GITHUB_REPOSITORY, GITHUB_SERVER_URL, PULL_REQUEST    where `push` and `comment` go
set -euo pipefail
cd "$(dirname "$0")/.."

HELPCENTER=${HELPCENTER:-.venv/bin/helpcenter}
SUMMARY=${GITHUB_STEP_SUMMARY:-/dev/stdout}
MARK="<!-- what changes for readers -->"

# The base of the change, if git knows it: a branch that was just made has none.
since() {
  if [ -n "${SINCE:-}" ] && git rev-parse --quiet --verify "$SINCE^{commit}" >/dev/null; then
    echo "--since=$SINCE"
  fi
}

escaped() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }

check() {
  local code=0 report
  report=$(mktemp)
  "$HELPCENTER" check --format github >"$report" || code=$?
  cat "$report"
  if [ "$code" = 1 ]; then
    {
      echo "## Problems"
      echo
      echo "<pre>"
      grep -v '^::' "$report" | escaped
      echo "</pre>"
      echo
    } >>"$SUMMARY"
  fi
  rm "$report"
  return "$code"
}

summary() {
  # shellcheck disable=SC2046 # nothing, or one word
  "$HELPCENTER" changed $(since) >>"$SUMMARY"
}

build() {
  "$HELPCENTER" build --no-compress
}

mend() {
  # shellcheck disable=SC2046
  "$HELPCENTER" fix --yes $(since)
  local paths=() one
  for one in docs downloads permalinks facts.yml mkdocs.yml; do # not every help center has all of them
    if [ -e "$one" ] || [ -n "$(git ls-files -- "$one")" ]; then paths+=("$one"); fi
  done
  git add --all -- "${paths[@]}"
  if git diff --cached --quiet; then
    return
  fi
  git -c user.name="github-actions[bot]" \
    -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
    commit --quiet --message "Mend what needs no decision" --message "By \`helpcenter fix\`."
  git log -1 --stat
}

push() {
  if [ -z "${BRANCH:-}" ] || git diff --quiet "origin/$BRANCH" HEAD; then
    echo "nothing to push"
    return
  fi
  if [ -n "${GH_TOKEN:-}" ]; then # in the environment, where no list of processes and no log shows it
    GIT_CONFIG_COUNT=1
    GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GH_TOKEN" | base64 --wrap=0)"
    export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
  fi
  git push --quiet origin "HEAD:refs/heads/$BRANCH"
  if [ -n "${GH_TOKEN:-}" ]; then
    gh workflow run help-center.yml --ref "$BRANCH"
  fi
}

comment() {
  local text known
  # shellcheck disable=SC2046
  text="$MARK"$'\n'"$("$HELPCENTER" changed $(since) | head -c 60000)" # GitHub takes 65,536
  if [ -z "${PULL_REQUEST:-}" ]; then
    echo "$text"
    return
  fi
  known=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" \
    --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$MARK\"))) | .id" | head -n 1)
  if [ -n "$known" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --raw-field body="$text"
  else
    gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --raw-field body="$text"
  fi
}

case "${1:-}" in
  check | summary | build | mend | push | comment) "$1" ;;
  *)
    echo "usage: scripts/ci.sh check|summary|build|mend|push|comment" >&2
    exit 2
    ;;
esac
