using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Playback.Sessions;

namespace EduStream.Playback.Entitlements;

/// <summary>Asks the catalog who may watch what.</summary>
internal sealed class Entitled(DaprClient dapr, ILogger<Entitled> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Null when the catalog cannot be asked.</summary>
    internal async Task<Entitlement?> AskAsync(Viewer viewer, LessonId lessonId, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Limit);
        KeyValuePair<string, string>[] query =
        [
            new("lessonId", lessonId.ToString()),
            new("userId", viewer.UserId),
            new("roles", string.Join(',', viewer.Roles)),
        ];
        try
        {
            using var request = dapr.CreateInvokeMethodRequest(HttpMethod.Get, AppIds.Catalog, "internal/entitlements", query);
            return await dapr.InvokeMethodAsync<Entitlement>(request, limited.Token);
        }
        catch (Exception failure) when (failure is DaprException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            logger.CatalogNotAsked(lessonId, failure.GetType().Name);
            return null;
        }
    }
}
