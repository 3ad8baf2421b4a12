namespace EduStream.Contracts.Progress;

/// <summary>
/// How far the newest version of a video is: <c>GET /api/pipeline/videos/{videoId}/progress</c> answers with one of these, or, when
/// <c>text/event-stream</c> is asked for, sends one per change as an event named <c>progress</c> and ends after the last.
/// 404 until the upload is complete; 403 for anybody but the owner and admins.
/// </summary>
/// <param name="Stage">The one in work, see <see cref="ProgressStages"/>; null when waiting or ended.</param>
/// <param name="Percent">0 to 100 over all stages; never falls within one connection.</param>
/// <param name="SecondsLeft">Until published, from speeds measured in this run; null until there is something to measure.</param>
/// <param name="Stages">Every stage in order.</param>
/// <param name="Reason">When failed: stable name, see <see cref="Videos.FailureReasons"/>.</param>
/// <param name="Sentence">When failed: for the instructor, what happened and what to do.</param>
public sealed record VideoProgress(
    VideoId VideoId,
    int Version,
    ProgressState State,
    string? Stage,
    double Percent,
    double? SecondsLeft,
    IReadOnlyList<StageProgress> Stages,
    string? Reason,
    string? Sentence,
    DateTimeOffset At)
{
    /// <summary>What is being done now, for people, for example <c>Encoding part 3 of 12</c>; null when nothing is.</summary>
    public string? Step { get; init; }

    /// <summary>The how manieth attempt of it this is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When failed: where, and whether it can be tried again.</summary>
    public VideoFailure? Failure { get; init; }

    /// <summary>When nothing has moved for too long although nothing is waited for; the platform's operators know.</summary>
    public VideoStall? Stall { get; init; }
}

/// <summary>One stage, 0 to 100.</summary>
public sealed record StageProgress(string Name, double Percent)
{
    /// <summary>Of its step that was tried most often, over all runs; 0 when none has begun, or its steps are not counted.</summary>
    public int Attempts { get; init; }
}

/// <summary>Where a version failed.</summary>
/// <param name="Stage">See <see cref="ProgressStages"/>; null when it is not known.</param>
/// <param name="Step">For people; null when the file was refused, or the step is not known.</param>
/// <param name="Attempts">How often the step was tried; 0 when it is not known.</param>
/// <param name="KeptUntil">Until then <c>POST /api/pipeline/videos/{videoId}/retry</c> goes on from the last good step; null when no retry is possible.</param>
public sealed record VideoFailure(string? Stage, string? Step, int Attempts, DateTimeOffset At, DateTimeOffset? KeptUntil);

/// <summary>Work on a version stands still.</summary>
/// <param name="Step">The step that moved last, for people; null when it is not known.</param>
/// <param name="Sentence">For the instructor: what happens and what to do.</param>
public sealed record VideoStall(DateTimeOffset Since, string? Step, string Sentence);

/// <summary>Where a version stands.</summary>
public enum ProgressState
{
    /// <summary>The upload is complete; work has not begun.</summary>
    Waiting,

    /// <summary>In work.</summary>
    Processing,

    /// <summary>Ended: can be watched.</summary>
    Published,

    /// <summary>Ended: will not be published.</summary>
    Failed,
}

/// <summary>Names of the stages, in order; also the custom status of the workflow.</summary>
public static class ProgressStages
{
    /// <summary>Is it a video that can be published, and what will be made of it?</summary>
    public const string Inspect = "inspect";

    /// <summary>Encoding, and packaging of what is encoded.</summary>
    public const string Encode = "encode";

    /// <summary>Putting the packaged parts together.</summary>
    public const string Package = "package";

    /// <summary>Decoding what was made and comparing it with the source.</summary>
    public const string Verify = "verify";

    /// <summary>Switching the catalog's pointer.</summary>
    public const string Publish = "publish";

    /// <summary>No stage: the run broke, and what it made is kept for a retry.</summary>
    public const string Kept = "kept";

    /// <summary>All, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Inspect, Encode, Package, Verify, Publish];
}
