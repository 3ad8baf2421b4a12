using EduStream.Contracts;

namespace EduStream.Catalog.Videos;

/// <summary>Which version people watch, and what becomes of those that they watched before.</summary>
internal sealed partial class Video
{
    // The highest number that was ever published: after a roll-back the pointer is behind it, and what comes late is still late.
    private int NewestPublished => Versions.Where(version => version.State == VersionState.Published).Select(version => version.Number).DefaultIfEmpty(0).Max();

    /// <summary>An earlier version is watched again.</summary>
    internal RollBackOutcome RollBack(int number, DateTimeOffset now)
    {
        if (Versions.Find(found => found.Number == number) is not { } version)
        {
            return RollBackOutcome.NoSuchVersion;
        }

        if (version.State != VersionState.Published)
        {
            return RollBackOutcome.NotPublished;
        }

        if (version.RemovedAt is not null)
        {
            return RollBackOutcome.Removed;
        }

        if (Published == number)
        {
            return RollBackOutcome.AlreadyDone;
        }

        PointTo(version, now);
        Settle();
        return RollBackOutcome.Done;
    }

    /// <summary>Versions beyond those that are kept for a roll-back; each is named once.</summary>
    /// <param name="kept">How many versions before the published one are kept.</param>
    /// <param name="sessionsLife">The longest life of a playback session: nobody watches a version for longer after the pointer has left it.</param>
    internal IReadOnlyList<(VideoVersion Version, DateTimeOffset RemoveAt)> Retire(int kept, TimeSpan sessionsLife, DateTimeOffset now)
    {
        var retired = Versions
            .Where(version => version is { State: VersionState.Published, RemovedAt: null } && version.Number != Published && version.Number != Playable)
            .OrderByDescending(version => version.LeftAt ?? version.StartedAt).ThenByDescending(version => version.Number)
            .Skip(kept).Where(version => version.RetiredAt is null).ToList();
        return
        [
            .. retired.Select(version =>
            {
                version.RetiredAt = now;
                var left = (version.LeftAt ?? now) + sessionsLife;
                return (version, left > now ? left : now);
            }),
        ];
    }

    /// <summary>Asks for leave to remove the files and keys of a retired version; from then on nobody can go back to it.</summary>
    internal VersionOutcome Remove(int number, DateTimeOffset retiredAt, DateTimeOffset now)
    {
        if (Versions.Find(found => found.Number == number) is not { } version || version.RemovedAt is not null)
        {
            return VersionOutcome.AlreadyDone;
        }

        if (number == Published || number == Playable || version.RetiredAt?.ToUnixTimeMilliseconds() != retiredAt.ToUnixTimeMilliseconds())
        {
            return VersionOutcome.InUse;
        }

        version.RemovedAt = now;
        Settle();
        return VersionOutcome.Done;
    }

    private void PointTo(VideoVersion version, DateTimeOffset now)
    {
        if (Versions.Find(found => found.Number == Published) is { } left && left != version)
        {
            left.LeftAt = now;
        }

        (version.LeftAt, version.RetiredAt) = (null, null);
        (Playable, Published, DurationSeconds) = (version.Number, version.Number, version.DurationSeconds);
    }
}

/// <summary>What came of going back to a version.</summary>
internal enum RollBackOutcome
{
    Done,

    /// <summary>It is the one that people watch.</summary>
    AlreadyDone,

    NoSuchVersion,

    NotPublished,

    /// <summary>Its files are gone.</summary>
    Removed,
}
