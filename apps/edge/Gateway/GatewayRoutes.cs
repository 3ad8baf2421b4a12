using System.Globalization;
using EduStream.Contracts;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace EduStream.Edge.Gateway;

/// <summary>
/// What is forwarded: <c>/api/{app-id}/**</c> to that app and <c>/uploads/**</c> to <c>uploads</c>, unchanged. Nothing else is, so <c>/internal</c> and
/// <c>/events</c> of an app cannot be reached from outside.
/// </summary>
internal static class GatewayRoutes
{
    // A body of any length: uploads counts the bytes itself.
    private const long NoLimit = -1;
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);

    // Event streams are silent between events; they are the only answers that may take this long to say something.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    internal static (IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters) Of(GatewayOptions options) =>
        ([.. options.Backends.Keys.SelectMany(Routes)], [.. options.Backends.Select(backend => Cluster(backend.Key, GatewayOptions.Addresses(backend.Value)))]);

    private static IEnumerable<RouteConfig> Routes(string appId)
    {
        yield return new RouteConfig { RouteId = $"api-{appId}", ClusterId = appId, Match = new RouteMatch { Path = $"/api/{appId}/{{**rest}}" } };
        if (appId == AppIds.Uploads)
        {
            yield return new RouteConfig { RouteId = "uploads", ClusterId = appId, Match = new RouteMatch { Path = "/uploads/{**rest}" }, MaxRequestBodySize = NoLimit };
        }
    }

    private static ClusterConfig Cluster(string appId, string[] addresses) => new()
    {
        ClusterId = appId,
        LoadBalancingPolicy = "PowerOfTwoChoices",
        Destinations = addresses.Select((address, index) => (Name: index.ToString(CultureInfo.InvariantCulture), address))
            .ToDictionary(entry => entry.Name, entry => new DestinationConfig { Address = entry.address }),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = Silence },
        HealthCheck = addresses.Length < 2 ? null : Watch(),
        Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
    };

    // Only among several is there a choice. If none is healthy all are tried: an answer that may fail is better than none.
    private static HealthCheckConfig Watch() => new()
    {
        AvailableDestinationsPolicy = "HealthyOrPanic",
        Active = new ActiveHealthCheckConfig { Enabled = true, Interval = Probe, Timeout = Probe, Policy = "ConsecutiveFailures", Path = "/health/ready" },
    };
}
