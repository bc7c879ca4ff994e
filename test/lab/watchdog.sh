#!/bin/sh
# Reads process group ids from standard input. When the input ends, because the lab stops or its runner died in whatever
# way, ends these groups and removes the lab's directory ($1).
trap '' INT TERM HUP

groups=''
while read -r group; do
  groups="$groups $group"
done

running() {
  for group in $groups; do
    kill -s 0 -- "-$group" 2>/dev/null && return 0
  done
  return 1
}

for group in $groups; do
  kill -s TERM -- "-$group" 2>/dev/null
done
tries=0
while running && [ "$tries" -lt 10 ]; do
  sleep 0.05
  tries=$((tries + 1))
done
for group in $groups; do
  kill -s KILL -- "-$group" 2>/dev/null
done
rm -rf "$1"
