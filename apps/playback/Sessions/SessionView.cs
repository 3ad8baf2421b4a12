using System.Globalization;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

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
    double? DurationSeconds,
    CompanionManifests? Companion)
{
    internal static SessionView Of(Session session, string token, TimeSpan heartbeat, double resumeSeconds, double? durationSeconds)
    {
        var manifests = Manifests.Of(session, token);
        return new SessionView(
            session.SessionId, session.VideoId, session.Version, token, manifests.DashUrl, manifests.HlsUrl,
            new Licences("/api/licensing/clearkey"), heartbeat.TotalSeconds, resumeSeconds, durationSeconds, CompanionManifests.Of(session, token));
    }
}

/// <summary>Where the manifests of a session are: those of the instant stream until the whole ladder is there.</summary>
internal sealed record Manifests(string DashUrl, string HlsUrl)
{
    internal static Manifests Of(Session session, string token) => Of(token, session.VideoId, session.Version, session.Instant);

    internal static Manifests Of(string token, VideoId videoId, int version, bool instant)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/p/{token}/{videoId}/{version}{(instant ? "/instant" : string.Empty)}");
        return new Manifests($"{folder}/manifest.mpd", $"{folder}/main.m3u8");
    }
}

/// <summary>The second picture, under the token of the same session.</summary>
/// <param name="OffsetSeconds">Its time minus the main video's at the same moment.</param>
internal sealed record CompanionManifests(VideoId VideoId, CompanionRole Role, double OffsetSeconds, string DashUrl, string HlsUrl)
{
    internal static CompanionManifests? Of(Session session, string token)
    {
        if (session.Companion is not { } companion)
        {
            return null;
        }

        var manifests = Manifests.Of(token, companion.VideoId, companion.Version, companion.Instant);
        return new CompanionManifests(companion.VideoId, companion.Role, companion.OffsetSeconds, manifests.DashUrl, manifests.HlsUrl);
    }
}

/// <summary>Where licences come from; requests carry the token in the header <c>EduStream-Playback-Token</c>.</summary>
internal sealed record Licences(string ClearKeyUrl);

/// <param name="NewerVersion">When the video was published anew: a session that is opened now plays this version.</param>
/// <param name="DashUrl">What to play from here on. Another address than before: the whole ladder is there, load it at a segment border and play on.</param>
/// <param name="Companion">The second picture as it is now: it may come, go and move while the lesson is watched.</param>
internal sealed record HeartbeatView(DateTimeOffset ExpiresAt, int? NewerVersion, string DashUrl, string HlsUrl, CompanionManifests? Companion = null);
