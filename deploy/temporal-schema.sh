#!/bin/sh
# Makes Temporal's two databases and brings their schemas to this version; run again, it changes only what is missing.
set -eu

schema() {
	database=$1
	folder=$2
	tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p ${DB_PORT:-5432} -u $POSTGRES_USER --db $database"
	$tool create || echo "$database is there"
	$tool setup-schema -v 0.0 || echo "$database has its first schema"
	$tool update-schema -d "/etc/temporal/schema/postgresql/v12/$folder/versioned"
}

schema temporal temporal
schema temporal_visibility visibility
