#!/bin/sh
# sweep-engine.sh FOLDER: ends the dockerd that lives there and removes all it left, when its test run was broken off.
folder=$1
pid=$(cat "$folder/pid" 2>/dev/null)
if [ -n "$pid" ]; then
	kill -CONT "$pid"
	kill "$pid"
	while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
fi
# The innermost mount first.
awk -v under="$folder/" 'index($2, under) == 1 {print $2}' /proc/self/mounts | sort -r | while read -r place; do
	umount --lazy "$place"
done
rm -rf "$folder"
