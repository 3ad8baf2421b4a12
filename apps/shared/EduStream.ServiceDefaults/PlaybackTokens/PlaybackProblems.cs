using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>Refusals as problem details, the same wherever a playback token is asked for.</summary>
public static class PlaybackProblems
{
    private const string Again = "Start playback again.";

    /// <summary>The answer to a refusal: 401 for a token that is no good, 403 for one that is good for something else, 503 while nobody can say.</summary>
    public static ProblemHttpResult Refuse(this HttpContext context, PlaybackRefusal refusal)
    {
        var problem = Of(refusal);
        context.Response.Headers.CacheControl = "private, no-store";
        if (problem.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "EduStream-Playback";
        }
        else if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = "2";
        }

        return problem;
    }

    private static ProblemHttpResult Of(PlaybackRefusal refusal) => refusal switch
    {
        PlaybackRefusal.Missing => Problems.Of(401, "playback-token-missing", "A playback token is needed.", "Start playback to get one."),
        PlaybackRefusal.Invalid => Problems.Of(401, "playback-token-invalid", "This is not a valid playback token.", Again),
        PlaybackRefusal.Expired => Problems.Of(401, "playback-token-expired", "The playback token has expired.", Again),
        PlaybackRefusal.SessionEnded => Problems.Of(401, "playback-session-ended", "The playback session has ended.", Again),
        PlaybackRefusal.OtherVideo => Problems.Of(403, "playback-token-other-video", "The playback token is for another video."),
        PlaybackRefusal.Unavailable => Problems.Of(503, "playback-unavailable", "Playback sessions cannot be checked at the moment.", "Try again in a few seconds."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
