using System.Collections.Concurrent;
using DaprProtocol.Runtime;
using EduStream.LocalDapr.PubSub;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Metadata;

/// <summary>Metadata and shutdown over gRPC.</summary>
internal static class MetadataGrpc
{
    public static void Map(Sidecar sidecar, ConcurrentDictionary<string, string> extended, IEndpointRouteBuilder grpc)
    {
        grpc.MapDapr<GetMetadataRequest, GetMetadataResponse>("GetMetadata", (_, _) => Task.FromResult(Message(RuntimeMetadata.Of(sidecar, extended))));
        grpc.MapDapr<SetMetadataRequest, Empty>("SetMetadata", (request, _) =>
        {
            extended[request.Key] = request.Value;
            return Task.FromResult(new Empty());
        });
        grpc.MapDapr<ShutdownRequest, Empty>("Shutdown", (_, call) =>
        {
            MetadataModule.Shutdown(call.Http, sidecar);
            return Task.FromResult(new Empty());
        });
    }

    private static GetMetadataResponse Message(RuntimeMetadata metadata)
    {
        var app = metadata.App;
        var response = new GetMetadataResponse
        {
            Id = app.AppId,
            RuntimeVersion = RuntimeMetadata.Version,
            EnabledFeatures = { RuntimeMetadata.EnabledFeatures },
            Scheduler = new MetadataScheduler { ConnectedAddresses = { metadata.Scheduler } },
            ExtendedMetadata = { metadata.Extended.ToDictionary() },
            AppConnectionProperties = new AppConnectionProperties { Port = app.AppPort, Protocol = "http", ChannelAddress = "127.0.0.1" },
            Workflows = new MetadataWorkflows { ConnectedWorkers = metadata.WorkflowWorkers },
            ActorRuntime = new ActorRuntime
            {
                RuntimeStatus = ActorRuntime.Types.ActorRuntimeStatus.Running,
                HostReady = true,
                Placement = RuntimeMetadata.Placement,
            },
        };
        if (app.AppHealthCheckPath is { Length: > 0 } path)
        {
            response.AppConnectionProperties.Health = new AppConnectionHealthProperties
            {
                HealthCheckPath = path,
                HealthProbeInterval = RuntimeMetadata.Duration(app.AppHealthProbeInterval),
                HealthProbeTimeout = RuntimeMetadata.Duration(app.AppHealthProbeTimeout),
                HealthThreshold = app.AppHealthThreshold,
            };
        }
        response.RegisteredComponents.AddRange(metadata.Components.Select(component => new RegisteredComponents
        {
            Name = component.Name,
            Type = component.Type,
            Version = component.Version,
            Capabilities = { RuntimeMetadata.Capabilities(component) },
        }));
        response.Subscriptions.AddRange(metadata.Subscriptions.Select(Message));
        return response;
    }

    private static PubsubSubscription Message(Subscription subscription) => new()
    {
        PubsubName = subscription.PubSub,
        Topic = subscription.Topic,
        DeadLetterTopic = subscription.DeadLetterTopic ?? "",
        Type = subscription.IsDeclarative ? PubsubSubscriptionType.Declarative : PubsubSubscriptionType.Programmatic,
        Metadata = { subscription.Metadata.ToDictionary() },
        Rules = new PubsubSubscriptionRules { Rules = { subscription.Route is { } route ? [new PubsubSubscriptionRule { Path = route }] : [] } },
    };
}
