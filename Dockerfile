FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge
COPY handlers handlers
COPY bot bot
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app danvan \
 && install --directory --owner=danvan /app/data
COPY --from=build /venv /venv
ENV PATH="/venv/bin:$PATH" PYTHONUNBUFFERED=1
WORKDIR /app
USER 10001
VOLUME /app/data
HEALTHCHECK --interval=5m --timeout=20s --start-period=30s \
  CMD ["danvan", "ask", "--json", "nhiệm vụ 1"]
CMD ["danvan", "run"]
