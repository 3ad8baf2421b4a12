using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Playback.Entitlements;
using EduStream.Playback.Resume;
using EduStream.Playback.Screens;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EduStream.Playback.Sessions;

internal static class SessionEndpoints
{
    internal static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        builder.AddPlaybackTokens();
        builder.Services.AddOptions<PlaybackOptions>().BindConfiguration(PlaybackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SessionStore>().AddSingleton<SessionDesk>();
        builder.Services.AddSingleton<ScreenLimit>().AddSingleton<ResumeStore>().AddSingleton<Entitled>();
        return builder;
    }

    internal static void MapSessions(this WebApplication app)
    {
        var sessions = app.MapGroup("/api/playback/sessions").RequireAuthorization(Policies.Learner);
        sessions.MapPost("/", Open);
        sessions.MapPost("/{sessionId}/heartbeat", Heartbeat);
        sessions.MapDelete("/{sessionId}", End);

        app.MapGet("/internal/sessions/{sessionId}", Find).RequireDaprCaller(AppIds.Edge, AppIds.Licensing);
    }

    private static async Task<IResult> Open(
        OpenSession request, ClaimsPrincipal user, SessionDesk desk, ResumeStore resume, PlaybackTokenSigner tokens, IOptions<PlaybackOptions> options, CancellationToken stop)
    {
        if (!tokens.Ready)
        {
            return SessionProblems.Unavailable();
        }

        var viewer = ViewerOf(user);
        var opening = await desk.OpenAsync(viewer, request.LessonId, request.ReplacesSessionId, stop);
        if (opening is not Opening.Opened(var session, var duration))
        {
            return SessionProblems.Of(opening);
        }

        var token = Token(tokens, session);
        var position = await resume.FindAsync(viewer.UserId, session.LessonId, stop);
        return TypedResults.Created($"/api/playback/sessions/{session.SessionId}", SessionView.Of(session, token, options.Value.Heartbeat, position, duration));
    }

    private static async Task<IResult> Heartbeat(
        string sessionId, HeartbeatRequest request, ClaimsPrincipal user, SessionDesk desk, ResumeStore resume, PlaybackTokenSigner tokens, CancellationToken stop)
    {
        if (!tokens.Ready)
        {
            return SessionProblems.Unavailable();
        }

        var viewer = ViewerOf(user);
        var beat = await desk.BeatAsync(viewer, sessionId, stop);
        if (beat is not Beat.Alive(var session, var newer))
        {
            return SessionProblems.Of(beat);
        }

        await resume.SaveAsync(viewer.UserId, session.LessonId, request.PositionSeconds!.Value, stop);
        var token = Token(tokens, session);
        var manifests = Manifests.Of(session, token);
        return TypedResults.Ok(new HeartbeatView(session.ExpiresAt, newer, manifests.DashUrl, manifests.HlsUrl, CompanionManifests.Of(session, token)));
    }

    private static async Task<NoContent> End(string sessionId, ClaimsPrincipal user, SessionDesk desk, CancellationToken stop)
    {
        await desk.EndAsync(user.UserId(), sessionId, stop);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Find(string sessionId, SessionStore sessions, CancellationToken stop) =>
        (await sessions.FindAsync(sessionId, stop)).Session is { } session ? TypedResults.Ok(session.Live()) : SessionProblems.Ended();

    private static string Token(PlaybackTokenSigner tokens, Session session) =>
        tokens.Issue(new PlaybackToken(session.SessionId, session.VideoId, session.Version, session.EndsAt));

    private static Viewer ViewerOf(ClaimsPrincipal user) => new(user.UserId(), [.. user.FindAll("roles").Select(role => role.Value)]);
}

/// <param name="ReplacesSessionId">A session of the same person that this one takes the place of, for example after the page was loaded again.</param>
public sealed record OpenSession(LessonId LessonId, [property: MaxLength(64)] string? ReplacesSessionId = null);

/// <param name="PositionSeconds">Where the picture is.</param>
public sealed record HeartbeatRequest([property: Required, Range(0, 1_000_000)] double? PositionSeconds);
