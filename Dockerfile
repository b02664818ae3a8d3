# syntax=docker/dockerfile:1
# Built from the sources: docker build -t therapy-journal .

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Bundles the charts of the page of trends; nothing of it goes into the image that runs.
RUN apt-get update && apt-get install --yes --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN ./dev publish /published && mkdir /empty

# No shell and no package manager in it; it runs as the account app, number 1654.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY --from=build /published /app
COPY --from=build --chown=1654:1654 /empty /data
COPY --from=build --chown=1654:1654 /empty /keys
COPY --from=build --chown=1654:1654 /empty /ledger
ENV JOURNAL_DATA_DIR=/data \
    JOURNAL_MASTER_KEY_FILE=/keys/master.key \
    JOURNAL_LEDGER_DIR=/ledger \
    DOTNET_EnableDiagnostics=0 \
    PORT=8080
USER 1654
WORKDIR /data
VOLUME ["/data", "/keys", "/ledger"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["/app/TherapyJournal.App", "serve", "--check"]
ENTRYPOINT ["/app/TherapyJournal.App"]
CMD ["serve"]
