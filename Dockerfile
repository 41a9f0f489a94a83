# syntax=docker/dockerfile:1
# The single-machine edition by default; the distributed one by --build-arg EDITION=cluster.
ARG EDITION=host

FROM node:22-bookworm-slim AS web
WORKDIR /source
COPY src/Web/package.json src/Web/package-lock.json src/Web/.npmrc ./
RUN npm ci
COPY src/Web ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS source
WORKDIR /source
COPY . .

FROM source AS build-host
RUN dotnet publish src/Host -c Release -o /app -p:SkipWebApp=true && mkdir /data
COPY --from=web /source/dist /app/wwwroot

FROM source AS build-cluster
RUN dotnet publish src/Cluster -c Release -o /app -p:SkipWebApp=true && mkdir /data
COPY --from=web /source/dist /app/wwwroot

# Chiselled: no shell, no package manager. "Extra", because sites have time zones and the plain one has no tzdata.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS base
WORKDIR /app
ENV Urls=http://0.0.0.0:8080 Data__Folder=/var/lib/platform
EXPOSE 8080
USER 1654:1654

FROM base AS host
COPY --from=build-host --chown=1654:1654 /data /var/lib/platform
VOLUME /var/lib/platform
COPY --from=build-host /app ./
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s CMD ["dotnet", "/app/Platform.Host.dll", "health"]
ENTRYPOINT ["dotnet", "/app/Platform.Host.dll"]

FROM base AS cluster
COPY --from=build-cluster --chown=1654:1654 /data /var/lib/platform
VOLUME /var/lib/platform
COPY --from=build-cluster /app ./
ENTRYPOINT ["dotnet", "/app/Platform.Cluster.dll"]

FROM ${EDITION}
