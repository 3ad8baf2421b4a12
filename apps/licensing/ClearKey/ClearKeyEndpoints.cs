using EduStream.Contracts.Playback;
using EduStream.Licensing.ContentKeys;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Licensing.ClearKey;

/// <summary>Clear Key licences for players: against a playback token of a live session, for keys of what the session watches, its companion included.</summary>
internal static class ClearKeyEndpoints
{
    internal const string TokenHeader = "EduStream-Playback-Token";
    private const int LargestBody = 4096;

    internal static WebApplicationBuilder AddClearKey(this WebApplicationBuilder builder)
    {
        builder.AddPlaybackGate();
        builder.Services.AddOptions<ClearKeyOptions>().BindConfiguration(ClearKeyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LicenceRate>();
        return builder;
    }

    internal static void MapClearKey(this WebApplication app) => app.MapPost("/api/licensing/clearkey", Grant);

    private static async Task<Results<Ok<Licence>, ProblemHttpResult>> Grant(
        HttpContext context, PlaybackGate gate, LicenceRate rate, KeyWrapping wrapping, ContentKeyStore keys, ILogger<LicenceRate> logger, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (session, refusal) = await gate.CheckAsync(context.Request.Headers[TokenHeader], null, stop);
        if (session is null)
        {
            return context.Refuse(refusal!.Value);
        }

        if (!wrapping.Ready)
        {
            return context.Refuse(PlaybackRefusal.Unavailable);
        }

        if (!rate.Allows(session.SessionId))
        {
            context.Response.Headers.RetryAfter = "60";
            return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "This session has asked for too many licences.", "Try again in a minute.");
        }

        var (body, tooLarge) = await BodyAsync(context.Request, stop);
        if (tooLarge)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "licence-request-too-large", "The licence request is too large.", $"At most {LargestBody} bytes.");
        }

        var (request, wrong) = LicenceRequest.Read(body);
        return request is null
            ? Problems.Of(StatusCodes.Status400BadRequest, "licence-request-malformed", "This is not a Clear Key licence request.", wrong)
            : await GrantAsync(session, request, keys, logger, stop);
    }

    // A request may name more keys than the version has (the signalling lists all of a run): the licence holds those that are the session's to have.
    private static async Task<Results<Ok<Licence>, ProblemHttpResult>> GrantAsync(
        LiveSession session, LicenceRequest request, ContentKeyStore keys, ILogger logger, CancellationToken stop)
    {
        var own = await keys.FindAsync(session.VideoId, session.Version, stop);
        var beside = session.Companion is { } companion ? await keys.FindAsync(companion.VideoId, companion.Version, stop) : [];
        var granted = own.Concat(beside).Where(key => request.KeyIds.Contains(key.KeyId)).ToList();
        if (granted.Count == 0)
        {
            logger.LicenceRefused(session.SessionId, session.VideoId, request.KeyIds.Count);
            return Problems.Of(StatusCodes.Status403Forbidden, "no-key-granted", "None of these keys belongs to what the session may watch.");
        }

        logger.LicenceGranted(session.SessionId, session.VideoId, granted.Count, request.KeyIds.Count);
        return TypedResults.Ok(Licence.Of(granted));
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool TooLarge)> BodyAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > LargestBody)
        {
            return (default, true);
        }

        var buffer = new byte[LargestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return (buffer.AsMemory(0, length), length > LargestBody);
    }
}
