using System.Globalization;
using EduStream.Contracts;

namespace EduStream.Playback.Sessions;

/// <summary>What a player needs; nothing in it is secret for the person who asked.</summary>
internal sealed record SessionView(
    string SessionId,
    VideoId VideoId,
    int Version,
    string Token,
    string DashUrl,
    string HlsUrl,
    Licences Licences,
    double HeartbeatSeconds,
    double ResumeSeconds,
    double? DurationSeconds)
{
    internal static SessionView Of(Session session, string token, TimeSpan heartbeat, double resumeSeconds, double? durationSeconds)
    {
        var manifests = Manifests.Of(session, token);
        return new SessionView(
            session.SessionId, session.VideoId, session.Version, token, manifests.DashUrl, manifests.HlsUrl,
            new Licences("/api/licensing/clearkey"), heartbeat.TotalSeconds, resumeSeconds, durationSeconds);
    }
}

/// <summary>Where the manifests of a session are: those of the instant stream until the whole ladder is there.</summary>
internal sealed record Manifests(string DashUrl, string HlsUrl)
{
    internal static Manifests Of(Session session, string token)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/p/{token}/{session.VideoId}/{session.Version}{(session.Instant ? "/instant" : string.Empty)}");
        return new Manifests($"{folder}/manifest.mpd", $"{folder}/main.m3u8");
    }
}

/// <summary>Where licences come from; requests carry the token in the header <c>EduStream-Playback-Token</c>.</summary>
internal sealed record Licences(string ClearKeyUrl);

/// <param name="NewerVersion">When the video was published anew: a session that is opened now plays this version.</param>
/// <param name="DashUrl">What to play from here on. Another address than before: the whole ladder is there, load it at a segment border and play on.</param>
internal sealed record HeartbeatView(DateTimeOffset ExpiresAt, int? NewerVersion, string DashUrl, string HlsUrl);
