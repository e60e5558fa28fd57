# One image for pages and workers. Debian with glibc: the worker's native core does not run on Alpine.
FROM node:24-trixie-slim
RUN apt-get update \
	&& apt-get install --yes --no-install-recommends ca-certificates \
	&& rm -rf /var/lib/apt/lists/*
WORKDIR /certway
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY certway.ts settings.ts tsconfig.json ./
COPY activities activities
COPY commands commands
COPY domain domain
COPY embedded embedded
COPY examples examples
COPY records records
COPY rehearsal rehearsal
COPY temporal temporal
COPY web web
COPY worker worker
COPY workflows workflows
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production DATA_DIR=/data CERTWAY_CACHE=/data/cache
USER node
VOLUME /data
EXPOSE 4000
CMD ["npm", "run", "--silent", "web"]
