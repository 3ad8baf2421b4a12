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
        var manifests = string.Create(CultureInfo.InvariantCulture, $"/p/{token}/{session.VideoId}/{session.Version}");
        return new SessionView(
            session.SessionId, session.VideoId, session.Version, token, $"{manifests}/manifest.mpd", $"{manifests}/main.m3u8",
            new Licences("/api/licensing/clearkey"), heartbeat.TotalSeconds, resumeSeconds, durationSeconds);
    }
}

/// <summary>Where licences come from; requests carry the token in the header <c>EduStream-Playback-Token</c>.</summary>
internal sealed record Licences(string ClearKeyUrl);

/// <param name="NewerVersion">When the video was published anew: a session that is opened now plays this version.</param>
internal sealed record HeartbeatView(DateTimeOffset ExpiresAt, int? NewerVersion);
