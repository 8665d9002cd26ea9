# Every step is a make target, so that each can be run and tested where there is no container engine.

FROM node:20-bookworm AS packages
WORKDIR /src
COPY Makefile package.json package-lock.json .npmrc ./
RUN make packages

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY Makefile go.mod go.sum ./
RUN make modules
COPY . .
COPY --from=packages /src/node_modules node_modules
RUN make image-root

FROM scratch
COPY --from=build /src/bin/image /
COPY --from=build --chown=65532:65532 /src/bin/image/data /data
USER 65532:65532
ENV GREENLIST_ADDR=0.0.0.0:8080 GREENLIST_DATA=/data GREENLIST_DATABASE=/data/greenlist.db
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["/greenlist", "health"]
ENTRYPOINT ["/greenlist"]
CMD ["serve"]
