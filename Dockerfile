# griffier as a service. The papers' index lies in the volume /data; everything else may be read-only.
#   docker build -t griffier .
#   docker run --rm -v griffier-data:/data -v "$PWD/papers:/papers:ro" griffier ingest /papers
#   docker run -d -p 127.0.0.1:8000:8000 -v griffier-data:/data --read-only --tmpfs /tmp griffier
FROM python:3.11-slim AS build
WORKDIR /source
RUN python -m venv /opt/griffier
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY ingest ingest
COPY index index
COPY service service
COPY eval eval
RUN /opt/griffier/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-compile \
        --constraint constraints.txt . \
 && /opt/griffier/bin/python -m compileall -q -j 0 /opt/griffier/lib

FROM python:3.11-slim
RUN groupadd --system --gid 10001 griffier \
 && useradd --system --uid 10001 --gid griffier --home-dir /data --no-create-home --shell /usr/sbin/nologin griffier \
 && install -d -o griffier -g griffier -m 0750 /data
COPY --from=build /opt/griffier /opt/griffier
ENV PATH=/opt/griffier/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GRIFFIER_INDEX=/data/index \
    GRIFFIER_HOST=0.0.0.0 \
    GRIFFIER_PORT=8000 \
    GRIFFIER_LOG_FORMAT=json
USER 10001:10001
VOLUME /data
EXPOSE 8000
# Without an index the service lives and says so at /health/ready; only one that hangs is unhealthy.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.build_opener(r.ProxyHandler({})).open(f\"http://127.0.0.1:{os.environ['GRIFFIER_PORT']}/health/live\", timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["griffier"]
CMD ["serve"]
