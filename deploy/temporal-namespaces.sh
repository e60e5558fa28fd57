#!/bin/sh
# Registers the two namespaces with their retention. The record is in Certway's own database: a closed history is only kept
# for looking at. Run again, it brings the retention to what stands here.
set -eu

namespace() {
	name=$1
	retention=$2
	if temporal operator namespace describe --namespace "$name" >/dev/null 2>&1; then
		temporal operator namespace update --namespace "$name" --retention "$retention"
	else
		temporal operator namespace create --namespace "$name" --retention "$retention"
	fi
}

namespace "$TEMPORAL_NAMESPACE" 30d
namespace "$TEMPORAL_REHEARSAL_NAMESPACE" 1d
