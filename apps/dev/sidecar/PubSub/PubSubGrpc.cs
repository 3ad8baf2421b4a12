using DaprProtocol.Runtime;
using EduStream.Grpc.Server;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.PubSub;

/// <summary>Publishing over gRPC.</summary>
internal static class PubSubGrpc
{
    public static void Map(Publisher publisher, Sidecar sidecar, IEndpointRouteBuilder grpc)
    {
        grpc.MapDapr<PublishEventRequest, Empty>("PublishEvent", async (request, call) =>
        {
            var publication = new Publication(request.Data.ToByteArray(), request.DataContentType, request.Metadata);
            await publisher.PublishAsync(sidecar, request.PubsubName, request.Topic, [publication], Trace(call));
            return new Empty();
        });
        foreach (var method in new[] { "BulkPublishEvent", "BulkPublishEventAlpha1" })
        {
            grpc.MapDapr<BulkPublishRequest, BulkPublishResponse>(method, async (request, call) =>
            {
                publisher.Find(sidecar, request.PubsubName);
                if (request.Entries.Any(entry => entry.EntryId.Length == 0) || request.Entries.DistinctBy(entry => entry.EntryId).Count() != request.Entries.Count)
                {
                    throw BulkPublishJson.BadEntryId(sidecar.AppId, request.PubsubName, request.Topic);
                }
                var publications = request.Entries.Select(entry => new Publication(entry.Event.ToByteArray(), entry.ContentType, Merge(request.Metadata, entry.Metadata)));
                await publisher.PublishAsync(sidecar, request.PubsubName, request.Topic, publications, Trace(call));
                return new BulkPublishResponse();
            });
        }
    }

    private static Dictionary<string, string> Merge(IDictionary<string, string> request, IDictionary<string, string> entry)
    {
        var merged = new Dictionary<string, string>(request);
        foreach (var (name, value) in entry) { merged[name] = value; }
        return merged;
    }

    private static Envelope.Trace Trace(GrpcServerCall call) => new(call.Header("traceparent") ?? "", call.Header("tracestate") ?? "");
}
