using EduStream.Catalog.Companions;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Videos;

/// <summary>
/// The video of a lesson: what was uploaded for it, what became of each upload, and which version people watch.
/// Every change goes through here, and each may be asked for twice.
/// </summary>
internal sealed partial class Video
{
    public required VideoId Id { get; init; }

    public required LessonId LessonId { get; init; }

    public Lesson Lesson { get; init; } = null!;

    /// <summary>Beside the lesson's main video, in time with it.</summary>
    public bool IsCompanion { get; init; }

    /// <summary>Of a companion only: what it shows and when it begins.</summary>
    public Companion? Companion { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public VideoState State { get; private set; } = VideoState.Uploading;

    /// <summary>The version that can be watched: its instant stream while nothing is published, then the same as <see cref="Published"/>.</summary>
    public int? Playable { get; private set; }

    /// <summary>The version whose whole ladder can be watched.</summary>
    public int? Published { get; private set; }

    public double? DurationSeconds { get; private set; }

    /// <summary>Only while <see cref="State"/> is failed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Only while <see cref="State"/> is failed.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Counts changes, so that two writers cannot overwrite each other.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Null until something is known.</summary>
    public VideoExtras? Extras { get; init; }

    public List<VideoUpload> Uploads { get; } = [];

    public List<VideoVersion> Versions { get; } = [];

    internal void Register(RegisterUpload upload, DateTimeOffset now)
    {
        Uploads.Add(new VideoUpload
        {
            Id = upload.UploadId, VideoId = Id, InstructorId = upload.InstructorId, FileName = upload.FileName, Length = upload.Length, RegisteredAt = now,
        });
        Settle();
    }

    internal void Complete(UploadId uploadId, DateTimeOffset at)
    {
        Uploads.Single(upload => upload.Id == uploadId).CompletedAt ??= at;
        Settle();
    }

    /// <summary>An upload that ended before it was complete was never there. False when it is complete: that cannot be taken back.</summary>
    internal bool Forget(UploadId uploadId)
    {
        var upload = Uploads.Single(found => found.Id == uploadId);
        var forgotten = upload.CompletedAt is null && Versions.TrueForAll(version => version.UploadId != uploadId) && Uploads.Remove(upload);
        Settle();
        return forgotten;
    }

    /// <param name="codecs">Wanted today beside H.264; only the first start of a version takes them.</param>
    internal VersionOutcome Start(VersionStarted started, DateTimeOffset now, IReadOnlyList<PictureCodec>? codecs = null)
    {
        var version = FindOrAdd(started.Version, now);
        if (version.UploadId is null)
        {
            version.Codecs = codecs ?? [];
        }

        version.UploadId ??= started.UploadId;
        version.RequestId ??= started.RequestId;
        version.MadeBy ??= started.RequestId is { } request && request == RepublishId ? RepublishBy : Uploads.Find(found => found.Id == started.UploadId)?.InstructorId;
        version.Reopen(started.Run);
        Answer(started.RequestId);
        // The workflow only starts when the last byte is durable, whatever topic is late.
        if (Uploads.Find(upload => upload.Id == started.UploadId) is { } upload)
        {
            upload.CompletedAt ??= now;
        }

        Settle();
        return version.State switch
        {
            VersionState.Failed => VersionOutcome.AlreadyFailed,
            VersionState.Processing when started.Version < NewestPublished => VersionOutcome.Superseded,
            _ => VersionOutcome.Done,
        };
    }

    /// <summary>The instant stream of a version can be watched. Only while nothing is published: what learners have is better than a first rendition.</summary>
    internal VersionOutcome MakePlayable(PlayableVersion playable, DateTimeOffset now)
    {
        var version = FindOrAdd(playable.Version, now);
        if (version.State == VersionState.Failed)
        {
            return VersionOutcome.AlreadyFailed;
        }

        if (Published is not null || playable.Version <= Playable)
        {
            return playable.Version == Playable ? VersionOutcome.AlreadyDone : VersionOutcome.NotWanted;
        }

        (Playable, DurationSeconds) = (playable.Version, playable.DurationSeconds);
        Settle();
        return VersionOutcome.Done;
    }

    internal VersionOutcome Publish(PublishVersion published, DateTimeOffset now)
    {
        var version = FindOrAdd(published.Version, now);
        if (version.State != VersionState.Processing)
        {
            return version.State == VersionState.Published ? VersionOutcome.AlreadyDone : VersionOutcome.AlreadyFailed;
        }

        if (published.Version < NewestPublished)
        {
            return VersionOutcome.Superseded;
        }

        version.Publish(published, now);
        PointTo(version, now);
        Settle();
        return VersionOutcome.Done;
    }

    internal VersionOutcome Fail(FailVersion failed, DateTimeOffset now)
    {
        var version = FindOrAdd(failed.Version, now);
        version.RequestId ??= failed.RequestId;
        Answer(failed.RequestId);
        if (version.State == VersionState.Published)
        {
            return VersionOutcome.AlreadyPublished;
        }

        // What an earlier run still has to say is out of date: a later one is at work.
        var isNews = version.State == VersionState.Processing && failed.Run >= version.Run;
        // Of a failed version only this changes: a later run broke before it began, or what was kept for a retry is kept no longer.
        var isChange = version.State == VersionState.Failed && (failed.Run > version.Run || (version.KeptUntil is not null && failed.KeptUntil is null && failed.Run == version.Run));
        if (isNews || isChange)
        {
            version.Fail(failed, now);
            if (Playable == failed.Version)
            {
                (Playable, DurationSeconds) = (null, null);
            }

            Settle();
        }

        return isNews ? VersionOutcome.Done : VersionOutcome.AlreadyDone;
    }

    private VideoVersion FindOrAdd(int number, DateTimeOffset now)
    {
        if (Versions.Find(found => found.Number == number) is { } known)
        {
            return known;
        }

        var version = new VideoVersion { VideoId = Id, Number = number, StartedAt = now };
        Versions.Add(version);
        return version;
    }

    private void Settle()
    {
        Revision++;
        var newest = Versions.MaxBy(version => version.Number);
        State = Published is not null ? VideoState.Published
            : InWork ? VideoState.Processing
            : newest is null || Uploads.Exists(upload => upload.CompletedAt is null) ? VideoState.Uploading
            : VideoState.Failed;
        (Reason, Sentence) = State == VideoState.Failed ? (newest!.Reason, newest.Sentence) : (null, null);
    }
}

/// <summary>What came of telling a video something about one of its versions.</summary>
internal enum VersionOutcome
{
    Done,

    /// <summary>It was told before; nothing changed.</summary>
    AlreadyDone,

    /// <summary>A newer version is published; an older one never replaces it.</summary>
    Superseded,

    /// <summary>Learners have something better; nothing changed.</summary>
    NotWanted,

    AlreadyFailed,

    AlreadyPublished,

    /// <summary>People watch it, or may go back to it.</summary>
    InUse,
}
