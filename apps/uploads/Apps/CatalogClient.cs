using System.Net;
using System.Net.Http.Json;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Uploads.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Uploads.Apps;

/// <summary>What is asked of <c>catalog</c>, by service invocation.</summary>
internal sealed class CatalogClient(DaprClient dapr, ILogger<CatalogClient> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>May this person upload to this lesson, and to which video?</summary>
    internal async Task<Registration> RegisterAsync(RegisterUpload upload, CancellationToken stop)
    {
        using var request = dapr.CreateInvokeMethodRequest(HttpMethod.Post, AppIds.Catalog, "internal/uploads");
        request.Content = JsonContent.Create(upload, options: ServiceDefaults.ServiceDefaults.Json);
        using var answer = await SendAsync(request, stop);
        return answer?.StatusCode switch
        {
            HttpStatusCode.OK when await answer.Content.ReadFromJsonAsync<UploadRegistered>(ServiceDefaults.ServiceDefaults.Json, stop) is { } registered => new(registered.VideoId, null),
            HttpStatusCode.NotFound => new(null, UploadProblems.NoSuchLesson),
            HttpStatusCode.Forbidden => new(null, UploadProblems.NotOwner),
            _ => new(null, UploadProblems.Unavailable),
        };
    }

    /// <summary>True when the catalog no longer waits for the upload.</summary>
    internal async Task<bool> ForgetAsync(UploadId uploadId, CancellationToken stop)
    {
        using var request = dapr.CreateInvokeMethodRequest(HttpMethod.Delete, AppIds.Catalog, $"internal/uploads/{uploadId}");
        using var answer = await SendAsync(request, stop);
        return answer is { IsSuccessStatusCode: true };
    }

    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Limit);
        try
        {
            return await dapr.InvokeMethodWithResponseAsync(request, limited.Token);
        }
        catch (Exception failure) when (failure is DaprException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            logger.CatalogNotAsked(failure.GetType().Name);
            return null;
        }
    }
}

/// <summary>Either the video or why not.</summary>
internal sealed record Registration(VideoId? VideoId, ProblemHttpResult? Refusal);
