using System.Collections.Concurrent;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduStream.Tests.Component.Playback;

/// <summary>A stand-in for <c>playback</c>, for the apps that ask it about sessions.</summary>
internal sealed class FakeSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, LiveSession> live = new();
    private int asked;

    /// <summary>How often it was asked.</summary>
    internal int Asked => asked;

    /// <summary>True: it answers with an error.</summary>
    internal bool Failing { get; set; }

    /// <summary>Answers wait for this.</summary>
    internal TaskCompletionSource? Hold { get; set; }

    internal Peer Peer => new(AppIds.Playback, app => app.MapGet("/internal/sessions/{sessionId}", async (string sessionId) =>
    {
        Interlocked.Increment(ref asked);
        await (Hold?.Task ?? Task.CompletedTask);
        return Failing ? Results.StatusCode(500) : live.TryGetValue(sessionId, out var session) ? Results.Ok(session) : Results.NotFound();
    }));

    internal (string Id, string Token) Open(PlaybackTokenSigner signer, VideoId video, int version, TimeSpan? life = null, WatchedVersion? companion = null)
    {
        var id = Guid.NewGuid().ToString("N");
        live[id] = new LiveSession(id, video, version, "learner", clock.GetUtcNow().AddHours(12), companion);
        return (id, signer.Issue(new PlaybackToken(id, video, version, clock.GetUtcNow() + (life ?? TimeSpan.FromHours(12)))));
    }

    /// <summary>The session goes on with another second picture, or without one.</summary>
    internal void Change(string sessionId, WatchedVersion? companion) => live[sessionId] = live[sessionId] with { Companion = companion };

    internal void End(string sessionId) => live.TryRemove(sessionId, out _);
}
