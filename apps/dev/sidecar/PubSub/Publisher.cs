namespace EduStream.LocalDapr.PubSub;

/// <summary>One event as a caller hands it over.</summary>
internal sealed record Publication(byte[] Data, string? ContentType, IReadOnlyDictionary<string, string> Metadata);

/// <summary>Checks what is published and stores it. When a method returns, the messages survive a kill.</summary>
internal sealed class Publisher(RuntimeServices services, Consumers consumers)
{
    public Component Find(Sidecar sidecar, string pubsub)
    {
        if (pubsub.Length == 0) { throw Refused(404, "ERR_PUBSUB_EMPTY", "pubsub name is empty", "DAPR_PUBSUB_NAME_EMPTY", pubsub); }
        return services.Resources.Find("pubsub", pubsub, sidecar.AppId) ?? throw new DaprError(404, "ERR_PUBSUB_NOT_FOUND", $"pubsub {pubsub} is not found")
        {
            GrpcCode = GrpcStatusCode.InvalidArgument,
            Details = [new ErrorInfo("DAPR_PUBSUB_NOT_FOUND", new Dictionary<string, string>())],
        };
    }

    public async Task PublishAsync(Sidecar sidecar, string pubsub, string topic, IEnumerable<Publication> publications, Envelope.Trace trace)
    {
        Find(sidecar, pubsub);
        if (topic.Length == 0) { throw Refused(404, "ERR_TOPIC_NAME_EMPTY", $"topic is empty in pubsub {pubsub}", "DAPR_PUBSUB_TOPIC_NAME_EMPTY", pubsub); }
        var now = services.Clock.GetUtcNow();
        var messages = publications.Select(publication => Build(sidecar.AppId, pubsub, topic, publication, trace, now)).ToList();
        if (messages.Count == 0) { return; }
        await services.Database.WriteAsync(session =>
        {
            var hold = GroupTable.Unseen(session, consumers.Apps) > 0;
            foreach (var message in messages) { MessageTable.Publish(session, message, hold, now.ToUnixTimeMilliseconds()); }
        });
        consumers.Wake(pubsub, topic);
    }

    private static Message Build(string appId, string pubsub, string topic, Publication publication, Envelope.Trace trace, DateTimeOffset now)
    {
        var metadata = publication.Metadata;
        var isRaw = metadata.GetValueOrDefault("rawPayload") is "true";
        return new Message(pubsub, topic, isRaw ? publication.Data : CloudEvent(), metadata, isRaw)
        {
            ExpiresAt = Envelope.Expiration(metadata, now)?.ToUnixTimeMilliseconds(),
        };

        byte[] CloudEvent()
        {
            if (!Envelope.IsCloudEvent(publication.ContentType)) { return Envelope.Wrap(appId, pubsub, topic, publication.Data, publication.ContentType, metadata, trace, now); }
            using var json = GoJsonSyntax.TryParse(publication.Data, out var reason) ?? throw NotACloudEvent(appId, pubsub, reason);
            return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
                ? Envelope.Complete(json.RootElement, pubsub, topic, metadata, trace, now)
                : throw NotACloudEvent(appId, pubsub, $"json: cannot unmarshal {GoJsonSyntax.KindName(json.RootElement)} into Go value of type map[string]interface {{}}");
        }
    }

    private static DaprError Refused(int status, string code, string message, string reason, string pubsub) => new(status, code, message)
    {
        GrpcCode = GrpcStatusCode.InvalidArgument,
        Details = [new ResourceInfo("pubsub", pubsub, message), new ErrorInfo(reason)],
    };

    private static DaprError NotACloudEvent(string appId, string pubsub, string reason) => new(500, "ERR_PUBSUB_CLOUD_EVENTS_SER", "cannot create cloudevent")
    {
        GrpcCode = GrpcStatusCode.InvalidArgument,
        Details =
        [
            new ResourceInfo("pubsub", pubsub, "cannot create cloudevent"),
            new ErrorInfo("DAPR_PUBSUB_CLOUD_EVENT_CREATION", new Dictionary<string, string> { ["appID"] = appId, ["error"] = reason }),
        ],
    };
}
